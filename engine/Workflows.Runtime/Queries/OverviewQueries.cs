using System.Collections.Immutable;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;

namespace Workflows.Runtime.Queries;

/// <summary>How things stand, in numbers; each counts what the list of the same name shows to this viewer, as far as counting goes.</summary>
public sealed record Overview(
    Counted Running,
    Counted OpenTasks,
    Counted LateTasks,
    Counted LateDeadlines,
    Counted MyTasks,
    Counted Incidents,
    Counted Undelivered,
    Counted UnreadNotices);

/// <summary>How many instances of a process run on each of its definitions.</summary>
/// <param name="Counts">By definition; those that have none are missing.</param>
/// <param name="IsAll">False when there are so many that some were not counted.</param>
public sealed record RunningOfProcess(ImmutableDictionary<string, int> Counts, bool IsAll)
{
    public Counted On(string definition) => new(Counts.GetValueOrDefault(definition), IsAll);
}

/// <summary>Counts.</summary>
public sealed class OverviewQueries(ReadModel model, TaskQueries tasks, DeadlineQueries deadlines)
{
    /// <summary>Those of the overview that take time: for who is no administrator, rows of cases are looked at.</summary>
    private const int LongCounts = 4;

    private const string Open = "status in ('running', 'cancelling')";

    public Task<Overview> CountAsync(Viewer viewer, CancellationToken cancellationToken) => model.ReadAsync(
        async (session, db, ct) =>
        {
            var sight = model.SightOf(viewer, session, db);
            return new Overview(
                await InstanceQueries.CountOpenAsync(session, db, sight, One(), ct),
                await tasks.CountAsync(session, db, sight, new(), One(), ct),
                await tasks.CountAsync(session, db, sight, new() { Late = true }, One(), ct),
                await deadlines.CountLateAsync(session, sight, One(), ct),
                viewer.Person is null ? Counted.None : await tasks.CountMineAsync(session, db, sight, One(), ct),
                await IncidentQueries.CountAsync(session, sight, One(), ct),
                await UndeliveredQueries.CountAsync(session, viewer, One(), ct),
                await NoticeQueries.CountUnreadAsync(session, viewer, One(), ct));
        },
        cancellationToken);

    private Look One() => model.Look(LongCounts);

    /// <summary>How many instances of each process run, in all: a number says nothing of any case.</summary>
    public Task<ImmutableDictionary<string, Counted>> RunningByProcessAsync(IEnumerable<string> processes, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (session, _, ct) =>
            {
                var counts = processes.Distinct(StringComparer.Ordinal).ToDictionary(
                    process => process,
                    process => Counted.Of("instance.running", $"instance where process = $1 and {Open}", [process]),
                    StringComparer.Ordinal);
                await session.QueryAsync([.. counts.Values], ct);
                return counts.ToImmutableDictionary(c => c.Key, c => Counted.In(c.Value), StringComparer.Ordinal);
            },
            cancellationToken);

    /// <summary>How many instances of each definition of a process run, in all.</summary>
    public Task<RunningOfProcess> RunningByDefinitionAsync(string process, CancellationToken cancellationToken) => model.ReadAsync(
        async (session, _, ct) =>
        {
            var rows = await session.QueryAsync(
                new(
                    "instance.running_of",
                    "select definition, count(*) from "
                        + $"(select definition from instance where process = $1 and {Open} limit $2) c group by definition",
                    process,
                    (long)Counted.Most),
                row => (Definition: row.Text(0), Count: (int)row.Number(1)),
                ct);
            return new RunningOfProcess(
                rows.ToImmutableDictionary(r => r.Definition, r => r.Count, StringComparer.Ordinal), IsAll: rows.Sum(r => r.Count) < Counted.Most);
        },
        cancellationToken);
}
