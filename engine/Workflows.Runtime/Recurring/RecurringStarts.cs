using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Claiming;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Recurring;

/// <summary>Starts the cases that are due to start by themselves.</summary>
/// <remarks>The table is the truth; whoever calls <see cref="RingAsync"/> only says that it is worth looking. What fell due while nothing
/// ran is caught up, day by day. A start has an operation id that follows from process, rule and day, so that two nodes and a restart
/// between starting and writing it down make one case.</remarks>
public sealed class RecurringStarts(
    IDatabase database, ProcessLibrary library, InstanceRunner runner, TimeProvider time, ILogger<RecurringStarts> logger) : IDisposable
{
    private const string Started = "started";

    internal static Queue Queue { get; } = new("starts", "recurring_start", "next_at", SendingHold.Released);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Starts all that is due now.</summary>
    public async Task RingAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var due in await DueAsync(cancellationToken))
            {
                await CatchUpAsync(due, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What comes within a time, for the alarm clock.</summary>
    internal Task<ImmutableArray<DueStart>> AheadAsync(Instant until, CancellationToken cancellationToken) => database.QueryAsync(
        new("recurring_start.ahead", $"{DueStart.Select} where next_at <= $1 order by next_at, process, rule", until),
        DueStart.Read,
        cancellationToken);

    public void Dispose() => _turn.Dispose();

    private Task<ImmutableArray<DueStart>> DueAsync(CancellationToken cancellationToken) => database.QueryAsync(
        new("recurring_start.due", $"{DueStart.Select} where next_at <= $1 and {SendingHold.Released} order by next_at, process, rule", Now),
        DueStart.Read,
        cancellationToken);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Starts one after the other what has come since the last one.</summary>
    private async Task CatchUpAsync(DueStart due, CancellationToken cancellationToken)
    {
        try
        {
            DueStart? next = due;
            while (next is { } one && one.At <= Now)
            {
                await StartAsync(one, cancellationToken);
                next = (await database.QueryAsync(
                    new("recurring_start.next", $"{DueStart.Select} where process = $1 and rule = $2 and next_at is not null", one.Process, one.Rule),
                    DueStart.Read,
                    cancellationToken)).Select(r => (DueStart?)r).FirstOrDefault();
                if (next?.Day == one.Day)
                {
                    return; // it could not be moved on: the next look does it
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One start that cannot be made must not keep the others from coming; it stays due and is tried again.
            logger.LogError(failure, "The start of {Process} that was due every {Rule} could not be made; it stays due", due.Process, due.Rule);
        }
    }

    private async Task StartAsync(DueStart due, CancellationToken cancellationToken)
    {
        if (await library.CurrentAsync(due.Process, cancellationToken) is not { } graph
            || graph.Process.Process.RecurringStarts.FirstOrDefault(s => s.Every.Value == due.Rule) is not { } start)
        {
            await database.ExecuteAsync(
                [new("recurring_start.remove", "delete from recurring_start where process = $1 and rule = $2", due.Process, due.Rule)],
                cancellationToken);
            return;
        }

        var occurrence = new Occurrence(due.Process, due.Rule, due.Day);
        var outcome = await runner.StartAsync(
            occurrence.Operation, actor: null, due.Process, new StartByRecurrence(due.Rule, due.Day), cancellationToken);
        if (outcome is StepOutcome.Refused { Refusal: var refusal })
        {
            logger.LogWarning("The start of {Process} on {Day} was refused: {Reason}", due.Process, due.Day, refusal.Message);
        }

        var said = outcome is StepOutcome.Refused refused ? refused.Refusal.Message : Started;
        await database.ExecuteAsync([StartStatements.Advance(graph, start, due.Since, due.Day, said)], cancellationToken);
    }
}

/// <summary>A row of the table of recurring starts that has a next time.</summary>
internal readonly record struct DueStart(string Process, string Rule, Instant Since, Instant At, LocalDate Day)
{
    public const string Select = "select process, rule, since, next_at, next_day from recurring_start";

    public static DueStart Read(Row row) => new(row.Text(0), row.Text(1), row.Time(2), row.Time(3), StartStatements.DayOf(row.Text(4))!.Value);
}
