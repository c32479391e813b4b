using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Which tasks to list.</summary>
public sealed record TaskFilter
{
    /// <summary>Only what the viewer has taken or may take.</summary>
    public bool Mine { get; init; }

    /// <summary>True: only those past their due date; false: only the others.</summary>
    public bool? Late { get; init; }

    public string? Process { get; init; }

    public InstanceId? Instance { get; init; }
}

/// <summary>A task as a viewer may see it.</summary>
public sealed record TaskListing
{
    public required InstanceId Instance { get; init; }

    public required TaskId Task { get; init; }

    public required string Process { get; init; }

    public required string ProcessTitle { get; init; }

    /// <summary>The content hash of the definition.</summary>
    public required string Definition { get; init; }

    public required string Node { get; init; }

    public required TaskKind Kind { get; init; }

    /// <summary>What to do; null for an administrator, whom the case does not concern.</summary>
    public required string? Title { get; init; }

    /// <summary>The same in the process's other languages, by BCP 47 tag.</summary>
    public ImmutableSortedDictionary<string, string>? Titles { get; init; }

    public required ImmutableArray<string> Candidates { get; init; }

    public required string? Assignee { get; init; }

    public required Instant OpenedAt { get; init; }

    public required DuePoint? Due { get; init; }

    /// <summary>The late task that an escalation is about.</summary>
    public required TaskId? About { get; init; }

    /// <summary>When it was completed or withdrawn; null while it is open.</summary>
    public required Instant? ClosedAt { get; init; }

    /// <summary>True when the viewer may take it: a candidate, and nobody has it.</summary>
    public required bool MayClaim { get; init; }

    /// <summary>True when the viewer may complete it: a candidate who has it, or whom nobody forestalled.</summary>
    public required bool MayComplete { get; init; }
}

/// <summary>Reads tasks.</summary>
public sealed class TaskQueries(ReadModel model, TimeProvider time)
{
    /// <summary>Open tasks by due date, those without one last.</summary>
    public Task<Sliced<TaskListing>> ListAsync(Viewer viewer, TaskFilter filter, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (session, db, ct) =>
            {
                var sight = new Sight(session, db, viewer);
                var among = await PlacesAsync(session, sight, filter, ListPlace.Read(slice.After, ListOrders.Tasks.Kinds), ct);
                var look = model.Look();
                var stretch = await ListReading.ReadAsync(
                    among,
                    slice.Size,
                    look,
                    async places => await ShownAsync(db, viewer, filter, filter.Mine ? places : (await sight.OfAnyAsync(places, ct)).All, ct),
                    ct);
                return new Sliced<TaskListing>(await DescribeAsync(db, viewer, stretch.Rows, ct), stretch.Next?.ToString());
            },
            cancellationToken);

    /// <summary>One task, open or closed; null when it is not there for this viewer.</summary>
    public Task<TaskListing?> FindAsync(Viewer viewer, InstanceId instance, TaskId task, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (db, ct) =>
            {
                var rows = await db.TasksFor(viewer).Where(t => t.Instance == instance.Value && t.Id == task.Value).ToListAsync(ct);
                return (await DescribeAsync(db, viewer, [.. rows], ct)).SingleOrDefault();
            },
            cancellationToken);

    internal static DuePoint? DueOf(Instant? at, string? day) =>
        at is { } due ? new(due, day is null ? null : LocalDatePattern.Iso.Parse(day).Value) : null;

    /// <summary>How many the list shows of what the viewer has taken or may take.</summary>
    internal async Task<Counted> CountMineAsync(
        IReadSession session, WorkflowsDbContext db, Sight sight, Look look, CancellationToken cancellationToken)
    {
        var mine = new TaskFilter { Mine = true };
        var among = await PlacesAsync(session, sight, mine, after: null, cancellationToken);
        var way = new CountingWay(among, async places => (await ShownAsync(db, sight.Viewer, mine, places, cancellationToken)).Count);
        return await ListReading.CountAsync([way], look, cancellationToken);
    }

    /// <summary>How many the list shows, of all or of those that are late.</summary>
    internal async Task<Counted> CountAsync(
        IReadSession session, WorkflowsDbContext db, Sight sight, TaskFilter filter, Look look, CancellationToken cancellationToken)
    {
        var among = await PlacesAsync(session, sight, filter, after: null, cancellationToken);
        var way = new CountingWay(
            among,
            async places =>
            {
                var seen = await sight.OfAnyAsync(places, cancellationToken);
                return seen.Whole.Count
                    + (seen.Partly.Count == 0 ? 0 : (await ShownAsync(db, sight.Viewer, filter, seen.Partly, cancellationToken)).Count);
            });
        return await ListReading.CountAsync([way], look, cancellationToken);
    }

    private Task<Places> PlacesAsync(
        IReadSession session, Sight sight, TaskFilter filter, ListPlace? after, CancellationToken cancellationToken)
    {
        ImmutableArray<ListOrder> orders = [ListOrders.Tasks, ListOrders.TasksNeverDue];
        var now = Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks();
        var range = filter.Late switch { true => new(null, now), false => new TimeRange(now, null), null => TimeRange.All };
        var scope = new ElementScope(sight, filter.Instance, filter.Process) { Range = range, After = after, IsOwn = filter.Mine };
        return filter.Mine
            ? ElementSources.OfAsync(
                session,
                scope,
                orders,
                [.. sight.Viewer.Principals.Select(p => new IndexSource(session, ListOrders.TasksOfPrincipal, [p], range, after))],
                cancellationToken)
            : ElementSources.OfAsync(session, scope, orders, cancellationToken);
    }

    private static async Task<IReadOnlyList<(ListPlace, TaskRow)>> ShownAsync(
        WorkflowsDbContext db, Viewer viewer, TaskFilter filter, IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        // Ids count up within an instance, so these sets hold a few tasks too many and never one too few.
        var instances = places.Select(p => p.Id(1)).Distinct().ToArray();
        var ids = places.Select(p => p.Number(2)).Distinct().ToArray();
        var tasks = (filter.Mine ? db.OwnTasksFor(viewer) : db.TasksFor(viewer))
            .Where(t => t.ClosedAt == null && instances.Contains(t.Instance) && ids.Contains(t.Id));
        if (filter.Process is { } process)
        {
            tasks = tasks.Where(t => db.Instances.Any(i => i.Id == t.Instance && i.Process == process));
        }

        var shown = await tasks.ToDictionaryAsync(t => (t.Instance, t.Id), cancellationToken);
        return [.. places.Where(p => shown.ContainsKey((p.Id(1), p.Number(2)))).Select(p => (p, shown[(p.Id(1), p.Number(2))]))];
    }

    private async Task<ImmutableArray<TaskListing>> DescribeAsync(
        WorkflowsDbContext db, Viewer viewer, ImmutableArray<TaskRow> rows, CancellationToken cancellationToken)
    {
        if (rows.IsEmpty)
        {
            return [];
        }

        var ids = rows.Select(r => r.Instance).Distinct().ToArray();
        var instances = await db.Instances
            .Where(i => ids.Contains(i.Id))
            .Select(i => new { i.Id, i.KeyId, i.Process, i.Definition, db.Definitions.First(d => d.Hash == i.Definition).Title })
            .ToDictionaryAsync(i => i.Id, cancellationToken);
        var keys = await model.KeysAsync(instances.Values.Select(i => (i.Id, i.KeyId)), cancellationToken);
        var cases = await db.CasesFor(viewer).Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToHashSetAsync(cancellationToken);
        return
        [
            .. from row in rows
               where keys.ContainsKey(row.Instance)
               let instance = instances[row.Instance]
               select Describe(viewer, row, instance.Process, instance.Title, instance.Definition, keys[row.Instance], cases.Contains(row.Instance)),
        ];
    }

    internal static TaskListing Describe(
        Viewer viewer, TaskRow row, string process, string processTitle, string definition, DataKey key, bool seesCase)
    {
        var task = Open(key, row);
        var isOpen = row.ClosedAt is null;
        var isCandidate = isOpen && task.Candidates.Any(viewer.Principals.Contains);
        var isAssignee = viewer.Person is { } person && string.Equals(row.Assignee, person, StringComparison.Ordinal);
        return new()
        {
            Instance = new(row.Instance),
            Task = new(row.Id),
            Process = process,
            ProcessTitle = processTitle,
            Definition = definition,
            Node = row.Node,
            Kind = task.Kind,
            Title = seesCase || isCandidate || isAssignee ? task.Title : null,
            Titles = seesCase || isCandidate || isAssignee ? task.Titles : null,
            Candidates = task.Candidates,
            Assignee = row.Assignee,
            OpenedAt = row.OpenedAt,
            Due = DueOf(row.DueAt, row.DueDay),
            About = task.About,
            ClosedAt = row.ClosedAt,
            MayClaim = isCandidate && row.Assignee is null,
            MayComplete = isCandidate && (row.Assignee is null || isAssignee),
        };
    }

    internal static TaskItem Open(DataKey key, TaskRow row) =>
        SealedJson.Open<TaskItem>(key, row.Closed, ElementStatements.PlaceOfTask(new(row.Instance), new(row.Id)));
}
