using System.Collections.Immutable;
using NodaTime;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Backups;

/// <summary>What goes out, or is done, as soon as sending is released: some of it may have been, before the backup was restored.</summary>
/// <param name="Mails">Mails that wait in the outbox.</param>
/// <param name="Calls">Calls of services that are to be made.</param>
/// <param name="Timers">Timers that are due.</param>
/// <param name="Starts">Cases that are due to start by themselves.</param>
/// <param name="Items">The first of them.</param>
public sealed record FiringAgain(Counted Mails, Counted Calls, Counted Timers, Counted Starts, ImmutableArray<FiringItem> Items)
{
    private const int MostOfAKind = 50;

    /// <summary>The names of the numbers that are where counting stopped: there may be more.</summary>
    public ImmutableArray<string> AtLeast =>
    [
        .. new[] { ("mails", Mails), ("calls", Calls), ("timers", Timers), ("starts", Starts) }.Where(n => !n.Item2.IsAll).Select(n => n.Item1),
    ];

    /// <summary>What is due at a time.</summary>
    public static Task<FiringAgain> FindAsync(IDatabase database, Instant now, CancellationToken cancellationToken) =>
        database.ReadAsync((session, ct) => ReadAsync(session, now, ct), cancellationToken);

    private static async ValueTask<FiringAgain> ReadAsync(IReadSession session, Instant now, CancellationToken cancellationToken)
    {
        var mails = await ReadAsync("mail", "outbox where state = 'waiting'", "instance", "created_at", "kind || ' to ' || person", []);
        var calls = await ReadAsync("call", "wait where try_at is not null", "instance", "try_at", "coalesce(host, 'a service')", []);
        var timers = await ReadAsync("timer", "wait where due_at <= $1", "instance", "due_at", "coalesce(purpose, kind)", [now]);
        var starts = await ReadAsync("start", "recurring_start where next_at <= $1", "null", "next_at", "process || ', ' || rule", [now]);
        return new(mails.Count, calls.Count, timers.Count, starts.Count, [.. mails.Items, .. calls.Items, .. timers.Items, .. starts.Items]);

        async Task<(Counted Count, ImmutableArray<FiringItem> Items)> ReadAsync(
            string kind, string from, string instance, string at, string what, ImmutableArray<object?> values)
        {
            var count = await Counted.ReadAsync(session, $"firing.{kind}s", from, values, cancellationToken);
            var items = await session.QueryAsync(
                new(
                    $"firing.{kind}",
                    $"select {at}, {what}{(instance == "null" ? "" : $", {instance}")} from {from} order by {at} limit {MostOfAKind}",
                    values),
                row => new FiringItem(kind, row.Time(0), instance == "null" ? null : row.Id(2), row.Text(1)),
                cancellationToken);
            return (count, items);
        }
    }
}

/// <param name="Kind"><c>mail</c>, <c>call</c>, <c>timer</c> or <c>start</c>.</param>
/// <param name="At">Since when it is due, or when the mail was put into the outbox.</param>
/// <param name="Instance">The case; null for a start.</param>
/// <param name="What">To whom, to which host, for what.</param>
public sealed record FiringItem(string Kind, Instant At, Guid? Instance, string What);
