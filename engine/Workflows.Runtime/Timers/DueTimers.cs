using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Claiming;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Timers;

/// <summary>Fires what is due: takes batches of due waits from the table and gives each to its instance as a command.</summary>
/// <remarks>The table is the truth; whoever calls <see cref="RingAsync"/> only says that it is worth looking. Firing consumes the wait in
/// the transaction of the step, and its operation id is made of the wait, so that firing twice, on one node or two, takes effect
/// once.</remarks>
public sealed class DueTimers(IDatabase database, InstanceRunner runner, TimeProvider time, ILogger<DueTimers> logger)
{
    private const int Batch = 256;
    private const int AtOnce = 64;

    private readonly DueRows<DueWait> _rows = new(database, Table, DueWait.Read, time);
    private int _rings;

    internal static DueTable Table { get; } = new()
    {
        Queue = new("timers", "wait", "due_at", SendingHold.Released),
        Name = "wait",
        Key = "instance, id",
        Columns = "d.instance, d.id, d.due_at",
        Lease = Duration.FromSeconds(15),
    };

    /// <summary>Fires all that is due now. Called while it is at work already, it only sees to it that it looks once more.</summary>
    public async Task RingAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _rings) > 1)
        {
            return;
        }

        int heard;
        do
        {
            heard = Volatile.Read(ref _rings);
            try
            {
                await FireAsync(cancellationToken);
            }
            catch
            {
                Volatile.Write(ref _rings, 0);
                throw;
            }
        }
        while (Interlocked.Add(ref _rings, -heard) > 0);
    }

    private async Task FireAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = await _rows.TakeAsync(Batch, held: 0, cancellationToken);
            var taken = 0;
            await Parallel.ForEachAsync(
                due.Items,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (wait, ct) =>
                {
                    if (await FireOneAsync(wait, ct))
                    {
                        Interlocked.Increment(ref taken);
                    }
                });
            if (due.Items.Length < Batch || taken == 0)
            {
                return; // what could not be fired now is left to the next sweep
            }
        }
    }

    private async ValueTask<bool> FireOneAsync(DueWait wait, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await runner.ExecuteAsync(
                new(OperationOf(wait), Actor: null, wait.Instance, new FireTimer(wait.Wait)), cancellationToken);
            if (outcome is not StepOutcome.Accepted)
            {
                return false;
            }

            Meters.TimerLag.Record((Instant.FromDateTimeOffset(time.GetUtcNow()) - wait.DueAt).TotalSeconds);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One timer that cannot be fired must not keep the others from firing; it stays due and is tried again.
            logger.LogError(failure, "Timer {Wait} of instance {Instance} could not be fired; it stays due", wait.Wait.Value, wait.Instance.Value);
            return false;
        }
    }

    /// <summary>The operation id of firing a wait: always the same.</summary>
    private static Guid OperationOf(DueWait wait) => FollowingIds.Of("fire:", wait.Instance, wait.Wait.Value);
}

/// <summary>A timer and when it rings.</summary>
internal readonly record struct DueWait(InstanceId Instance, WaitId Wait, Instant DueAt)
{
    public static DueWait Read(Row row) => new(new(row.Id(0)), new(row.Number(1)), row.Time(2));
}
