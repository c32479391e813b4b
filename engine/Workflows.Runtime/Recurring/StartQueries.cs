using System.Collections.Immutable;
using NodaTime;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Recurring;

/// <summary>A start that comes by itself.</summary>
/// <param name="Process">The process's id.</param>
/// <param name="Title">What people call the process.</param>
/// <param name="Every">As the author wrote it.</param>
/// <param name="NextAt">When it comes next; null when it comes no more.</param>
/// <param name="NextDay">The day of that.</param>
/// <param name="Following">The days after that.</param>
/// <param name="LastDay">The last day on which it came; null when it has not.</param>
/// <param name="LastInstance">The case that it started then; null where it was refused.</param>
/// <param name="LastRefusal">Why it was refused then; null when it was not.</param>
/// <param name="LastDueAt">When it was due then.</param>
/// <param name="LastStartedAt">When the case was started: later than it was due where it was caught up.</param>
public sealed record StartListing(
    string Process,
    string Title,
    string Every,
    Instant? NextAt,
    LocalDate? NextDay,
    ImmutableArray<LocalDate> Following,
    LocalDate? LastDay,
    Guid? LastInstance,
    string? LastRefusal,
    Instant? LastDueAt,
    Instant? LastStartedAt);

/// <summary>A start that a message from outside brings about.</summary>
/// <param name="Process">The process's id.</param>
/// <param name="Title">What people call the process.</param>
/// <param name="Message">The name of the message.</param>
public sealed record MessageStartListing(string Process, string Title, string Message);

/// <summary>Reads which starts come next. It says nothing of any case, so that whoever is signed in may know.</summary>
public sealed class StartQueries(IDatabase database, ProcessLibrary library)
{
    private const int MostFollowing = 4;

    /// <summary>In order of time; those that come no more last.</summary>
    public async Task<ImmutableArray<StartListing>> ListAsync(string? process, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            new(
                "recurring_start.list",
                "select process, rule, since, next_at, next_day, last_day, last_outcome from recurring_start order by coalesce(next_at, "
                    + "9223372036854775807), process, rule"),
            row =>
                (Process: row.Text(
                    0), Rule: row.Text(1), Since: row.Time(2), NextAt: row.TimeOrNull(3), NextDay: StartStatements.DayOf(row.TextOrNull(4)),
                    LastDay: StartStatements.DayOf(row.TextOrNull(5)), Outcome: row.TextOrNull(6)),
            cancellationToken);
        var listings = ImmutableArray.CreateBuilder<StartListing>();
        foreach (var row in rows.Where(r => process is null || r.Process == process))
        {
            if (await library.CurrentAsync(row.Process, cancellationToken) is not { } graph
                || graph.Process.Process.RecurringStarts.FirstOrDefault(s => s.Every.Value == row.Rule) is not { } start)
            {
                continue;
            }

            var last = row.LastDay is { } day ? Occurrence.At(start, graph.Calendar, day) : (Instant?)null;
            var isStarted = row.LastDay is not null && row.Outcome == "started";
            listings.Add(new(
                row.Process,
                graph.Process.Process.Title.Value,
                row.Rule,
                row.NextAt,
                row.NextDay,
                [.. start.Days(graph.Calendar.DateOf(row.Since)).SkipWhile(d => row.NextDay is null || d <= row.NextDay).Take(MostFollowing)],
                row.LastDay,
                isStarted ? new Occurrence(row.Process, row.Rule, row.LastDay!.Value).Operation : null,
                isStarted ? null : row.Outcome,
                last,
                isStarted ? await StartedAtAsync(new Occurrence(row.Process, row.Rule, row.LastDay!.Value), cancellationToken) : null));
        }

        return listings.ToImmutable();
    }

    /// <summary>The messages that start a case, by process.</summary>
    public async Task<ImmutableArray<MessageStartListing>> ListByMessageAsync(string? process, CancellationToken cancellationToken)
    {
        var listings = ImmutableArray.CreateBuilder<MessageStartListing>();
        foreach (var deployed in (await library.ListAsync(cancellationToken)).Where(d => process is null || d.Process == process))
        {
            if (await library.FindAsync(deployed.Definition, cancellationToken) is { } graph)
            {
                listings.AddRange(graph.Process.Process.MessageStarts.Select(
                    s => new MessageStartListing(deployed.Process, graph.Process.Process.Title.Value, s.Message.Value)));
            }
        }

        return listings.ToImmutable();
    }

    private async Task<Instant?> StartedAtAsync(Occurrence occurrence, CancellationToken cancellationToken) =>
        (await database.QueryAsync(
            new("recurring_start.started", "select started_at from instance where id = $1", occurrence.Operation),
            row => (Instant?)row.Time(0),
            cancellationToken))
        .FirstOrDefault();
}
