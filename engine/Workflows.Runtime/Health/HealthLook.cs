using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Quartz;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Claiming;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Recurring;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Timers;

namespace Workflows.Runtime.Health;

/// <summary>Looks at everything that the engine rests on: databases, alarm clock, clock, disk, and what is due and not done.</summary>
public sealed class HealthLook(
    IDatabase database,
    KeyStore keys,
    NodeRegister nodes,
    AnchorWriter anchors,
    TimerHorizon horizon,
    [FromKeyedServices(TimerServices.Alarms)] ISchedulerFactory alarms,
    [FromKeyedServices(TimerServices.Shared)] ISchedulerFactory shared,
    WorkflowsOptions options,
    TimeProvider time)
{
    private const int MostCounted = 10_000;
    private const long LeastFreeBytes = 256 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Duration LongestWithoutLook = Duration.FromMinutes(2);
    private static readonly Duration LongestStart = Duration.FromMinutes(1);

    /// <summary>A mail server may put a mail off (RFC 5321 §4.2.1, 4yz) for a while without anything being wrong.</summary>
    private static readonly Duration LongestUntaken = Duration.FromMinutes(15);

    private static readonly ImmutableArray<Queue> Queues =
        [DueTimers.Table.Queue, DueJobs.Table.Queue, OutboxSender.Table.Queue, DueDispatch.Table.Queue, RecurringStarts.Queue];

    private readonly Instant _since = Instant.FromDateTimeOffset(time.GetUtcNow());

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Takes some milliseconds, and never more than some seconds. What cannot be asked is a finding, not an exception.</summary>
    public async Task<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        var asked = InTimeAsync(AskKeysAsync, cancellationToken);
        var tables = await InTimeAsync(ReadTablesAsync, cancellationToken);
        var keyStore = await asked;
        var free = FreeBytes();
        return new()
        {
            At = Now,
            Checks =
            [
                tables is null
                    ? new("database", HealthLevel.Unavailable, $"{NoAnswer("database")} Look at its server and at the network.")
                    : HealthCheck.Of("database", tables.Unsafe),
                keyStore is null
                    ? new("keys", HealthLevel.Unavailable, $"{NoAnswer("key store")} No case can be read or written meanwhile.")
                    : HealthCheck.Of("keys", keys.FileProblem),
                HealthCheck.Of("clock", tables is null ? null : WhyClock(tables.ClockOff)),
                HealthCheck.Of("scheduler", await WhySchedulerAsync(cancellationToken)),
                HealthCheck.Of("disk", WhyDisk(free)),
                HealthCheck.Of("anchors", Words.Anchors(anchors)),
                HealthCheck.Of("sending", tables?.Held is { } held ? WhyHeld(held) : null),
                .. tables?.Queues.Select(q => HealthCheck.Of(q.Queue, Words.Overdue(q) ?? WhyQueue(q.Queue, tables))) ?? [],
            ],
            Queues = tables?.Queues ?? [],
            Incidents = tables?.Incidents ?? 0,
            Nodes = tables?.Nodes ?? 0,
            ClockOff = tables?.ClockOff ?? TimeSpan.Zero,
            FreeBytes = free,
            AnchorsFailing = FailingSince(anchors) is { } since ? Now - since : Duration.Zero,
        };
    }

    /// <returns>Whatever; what counts is that there is an answer.</returns>
    private async Task<object> AskKeysAsync(CancellationToken cancellationToken)
    {
        await keys.FindAsync(new(Guid.Empty), cancellationToken);
        return keys;
    }

    private async Task<Tables> ReadTablesAsync(CancellationToken cancellationToken)
    {
        var running = await nodes.RunningAsync(cancellationToken);
        return await database.ReadAsync(
            async (session, ct) =>
            {
                var standing = session.Beneath.Connection is NpgsqlConnection connection
                    ? await PostgresStanding.ReadAsync(connection, time, ct)
                    : null;
                var queues = ImmutableArray.CreateBuilder<QueueStanding>(Queues.Length);
                foreach (var queue in Queues)
                {
                    var now = Now;
                    queues.AddRange(await session.QueryAsync(
                        queue.Look(now, MostCounted),
                        row => new QueueStanding(queue.Name, row.Number(0), row.TimeOrNull(1) is { } since ? now - since : Duration.Zero),
                        ct));
                }

                var untaken = await session.QueryAsync(OutboxSender.Untaken, row => row.Time(0), ct);
                var held = await session.QueryAsync(SendingHold.Read, SendingHold.ReadRow, ct);
                var incidents = await session.QueryAsync(
                    new("incident.count", "select count(*) from (select 1 from incident limit $1) c", (long)MostCounted), row => row.Number(0), ct);
                return new Tables(
                    queues.MoveToImmutable(),
                    incidents[0],
                    running.Length,
                    standing?.ClockOff ?? TimeSpan.Zero,
                    (standing is null ? null : standing with { ClockOff = TimeSpan.Zero })?.WhyUnsafe(database.Description),
                    held.FirstOrDefault(),
                    untaken is [var oldest] ? oldest : null);
            },
            cancellationToken);
    }

    /// <summary>What tries again and again is due for its next try, and never for long.</summary>
    private string? WhyQueue(string queue, Tables tables) =>
        queue == OutboxSender.Table.Queue.Name && tables.Untaken is { } since && Now - since > LongestUntaken
            ? $"The mail server has not taken mails that are tried again and again, the oldest of {since}. Look at the page Mails for what it says."
            : null;

    private async Task<string?> WhySchedulerAsync(CancellationToken cancellationToken)
    {
        if (Now - _since < LongestStart)
        {
            return null; // schedulers start after all else
        }

        foreach (var factory in new[] { alarms, shared })
        {
            if (await InTimeAsync(ct => factory.GetScheduler(ct).AsTask(), cancellationToken) is not { } scheduler)
            {
                return "An alarm clock cannot be asked. Look at the log, and start this node again.";
            }

            if (scheduler.Status is not SchedulerStatus.Running)
            {
                return $"The alarm clock '{scheduler.SchedulerName}' does not run ({scheduler.Status}). Start this node again.";
            }
        }

        return horizon.LastLook is { } last && Now - last > LongestWithoutLook
            ? $"The alarm clock has not looked at its table since {last}. If the database is well, start this node again."
            : null;
    }

    private static Instant? FailingSince(AnchorWriter anchors) => (anchors.Trouble?.Since, anchors.SecondPlaceTrouble?.Since) switch
    {
        ({ } one, { } other) => Instant.Min(one, other),
        var (one, other) => one ?? other,
    };

    private static string NoAnswer(string what) => $"The {what} cannot be reached, or does not answer within {Patience.TotalSeconds:0} seconds.";

    private static string? WhyDisk(long? free) => free < LeastFreeBytes
        ? $"Only {free / 1024 / 1024} MiB are free where the data is. Make room: on a full disk nothing more is stored."
        : null;

    private static string WhyHeld(HeldSending held) =>
        $"Sending is held: a backup of {held.BackupAt} was restored at {held.Since}, and no mail, call, timer or start goes since. "
        + "Look at what would go out with 'workflows release-sending', and release it.";

    private static string? WhyClock(TimeSpan off) => off.Duration() <= PostgresStanding.LargestClockOff
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The clock of this machine is {off.TotalSeconds:+0.0;-0.0} seconds off from the database's. Set both by the same time server (NTP).");

    private long? FreeBytes()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(options.Folder)).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <returns>Null when it failed or took too long.</returns>
    private async Task<T?> InTimeAsync<T>(Func<CancellationToken, Task<T>> look, CancellationToken cancellationToken)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await look(either.Token).WaitAsync(either.Token);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // whatever it is, it is told as a finding, and the log has it from whoever needed the database
        }
    }

    private sealed record Tables(
        ImmutableArray<QueueStanding> Queues, long Incidents, int Nodes, TimeSpan ClockOff, string? Unsafe, HeldSending? Held, Instant? Untaken);
}
