using NodaTime;
using NodaTime.Text;
using Workflows.Engine.Graph;
using Workflows.Language.Definitions;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Recurring;

/// <summary>The table of recurring starts: which start comes next when. It follows what is in force.</summary>
internal static class StartStatements
{
    /// <summary>Brings the rows of a process in step with the definition that comes into force.</summary>
    /// <remarks>A start that was there keeps what it has started; one that is new comes from now on and not for times gone by.</remarks>
    public static async ValueTask PutInForceAsync(IWriteSession session, ProcessGraph graph, Instant now, CancellationToken cancellationToken)
    {
        var rows = (await session.QueryAsync(
                new("recurring_start.known", "select rule, since, last_day from recurring_start where process = $1", graph.ProcessId),
                row => (Rule: row.Text(0), Since: row.Time(1), LastDay: row.TextOrNull(2)),
                cancellationToken))
            .ToDictionary(r => r.Rule, StringComparer.Ordinal);
        var starts = graph.Process.Process.RecurringStarts;
        await session.ExecuteAsync(
            [
                .. rows.Keys.Where(rule => starts.All(s => s.Every.Value != rule)).Select(rule => new Statement(
                    "recurring_start.remove", "delete from recurring_start where process = $1 and rule = $2", graph.ProcessId, rule)),
                .. starts.Select(start => rows.TryGetValue(start.Every.Value, out var row)
                    ? Write(graph, start, row.Since, DayOf(row.LastDay))
                    : Write(graph, start, now, null)),
            ],
            cancellationToken);
    }

    /// <summary>Moves a start on after an occurrence; touches no row when somebody else has.</summary>
    public static Statement Advance(ProcessGraph graph, RecurringStart start, Instant since, LocalDate done, string outcome)
    {
        var next = Next(graph, start, since, done);
        return new(
            "recurring_start.advance",
            """
            update recurring_start set next_at = $4, next_day = $5, last_day = $3, last_outcome = $6
            where process = $1 and rule = $2 and next_day = $3
            """,
            graph.ProcessId,
            start.Every.Value,
            Text(done),
            next?.At,
            next is { } found ? Text(found.Day) : null,
            outcome);
    }

    public static LocalDate? DayOf(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private static Statement Write(ProcessGraph graph, RecurringStart start, Instant since, LocalDate? last)
    {
        var next = Next(graph, start, since, last);
        return new(
            "recurring_start.write",
            """
            insert into recurring_start (process, rule, since, next_at, next_day) values ($1, $2, $3, $4, $5)
            on conflict (process, rule) do update set next_at = excluded.next_at, next_day = excluded.next_day
            """,
            graph.ProcessId,
            start.Every.Value,
            since,
            next?.At,
            next is { } found ? Text(found.Day) : null);
    }

    private static (LocalDate Day, Instant At)? Next(ProcessGraph graph, RecurringStart start, Instant since, LocalDate? last) =>
        Occurrence.Next(start, graph.Calendar, graph.Calendar.DateOf(since), last, notBefore: since);

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
