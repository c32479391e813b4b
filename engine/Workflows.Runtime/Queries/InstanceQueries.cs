using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Reads instances.</summary>
public sealed class InstanceQueries(ReadModel model, InstanceStore store, TimeProvider time)
{
    /// <summary>How much the viewer may see of an instance; null when there is none for them. An administrator has no extent of their own.</summary>
    public Task<AccessExtent?> ExtentAsync(Viewer viewer, InstanceId instance, CancellationToken cancellationToken) => model.ReadAsync(
        async (db, ct) =>
        {
            var principals = viewer.Principals.ToArray();
            var extents = await db.Access
                .Where(a => a.Instance == instance.Value && principals.Contains(a.Principal))
                .Select(a => a.Extent)
                .ToListAsync(ct);
            return extents.Count == 0 ? (AccessExtent?)null : (AccessExtent)extents.Max();
        },
        cancellationToken);

    /// <summary>The last started first.</summary>
    public Task<Sliced<InstanceListing>> ListAsync(Viewer viewer, InstanceFilter filter, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (session, db, ct) =>
            {
                var now = Now;
                var late = filter.Late is null ? null : await KnownCases.LateAsync(session, now, ct);
                var sieve = new InstanceSieve(session, db, viewer, filter, now, late);
                var sources = new InstanceSources(session, db, viewer, filter) { After = ListPlace.Read(slice.After, InstanceSources.Order.Kinds) };
                IReadOnlyList<Way<Guid>> ways = [.. (await sources.FindAsync(late, ct)).Select(s => sieve.Over(s.Source, s.Open, ct))];
                var look = model.Look();
                var stretch = await ListReading.ReadAsync(ways, InstanceSources.Order.IsBefore, slice.Size, look, ct);
                var ids = stretch.Rows.ToArray();
                var rows = await Summarise(db, viewer, db.Instances.Where(i => ids.Contains(i.Id))).ToDictionaryAsync(s => s.Row.Id, ct);
                var keys = await model.KeysAsync(rows.Values.Select(s => (s.Row.Id, s.Row.KeyId)), ct);
                return new Sliced<InstanceListing>([.. ids.Select(id => Describe(rows[id], keys))], stretch.Next?.ToString());
            },
            cancellationToken);

    /// <summary>How many of those that the viewer has anything to do with are open.</summary>
    internal static Task<Counted> CountOpenAsync(
        IReadSession session, WorkflowsDbContext db, Sight sight, Look look, CancellationToken cancellationToken)
    {
        var sources = new InstanceSources(session, db, sight.Viewer, new());
        var all = sources.OfStatuses([InstanceStatus.Running, InstanceStatus.Cancelling], null);
        if (sight.Viewer.IsAdministrator)
        {
            return ListReading.CountAsync([CountingWay.All(all)], look, cancellationToken);
        }

        var seen = new CountingWay(new(all, null), async places => (await sight.ExtentsAsync(places.Select(p => p.Id(1)), cancellationToken)).Count);
        var own = new CountingWay(new(sources.OfViewer(null), null), places => CountOpenAsync(db, places, cancellationToken));
        return ListReading.CountAsync([own, seen], look, cancellationToken);
    }

    /// <summary>One instance; null when it is not there for this viewer, or was erased.</summary>
    public async Task<InstanceView?> FindAsync(Viewer viewer, InstanceId id, CancellationToken cancellationToken)
    {
        var found = await model.ReadAsync(
            async (db, ct) =>
            {
                var summaries = await Summarise(db, viewer, db.InstancesFor(viewer).Where(i => i.Id == id.Value)).ToListAsync(ct);
                var keys = await model.KeysAsync(summaries.Select(s => (s.Row.Id, s.Row.KeyId)), ct);
                if (summaries is not [var summary] || !keys.TryGetValue(id.Value, out var key))
                {
                    return null;
                }

                var entries = await db.Journal.Where(j => j.Instance == id.Value).OrderBy(j => j.Sequence).ToListAsync(ct);
                var events = entries.SelectMany(entry =>
                    SealedJson.Open<JournalPayload>(key, entry.Closed, JournalPayload.PlaceOf(id, entry.Sequence)).Events);
                return new { Listing = Describe(summary, keys), summary.SeesCase, Progress = StepProgress.Of(events) };
            },
            cancellationToken);
        return found is not null && await store.LoadAsync(id, cancellationToken) is { } stored
            ? new(
                found.Listing,
                stored.State.Header.Dates,
                stored.State.Header.Plan,
                found.SeesCase ? stored.State : null,
                found.Progress,
                [.. stored.State.Deadlines.Values],
                Meanwhile.Of(stored.State),
                ItemPlace.OfTasks(stored.State))
            : null;
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static Task<int> CountOpenAsync(WorkflowsDbContext db, IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        var ids = places.Select(p => p.Id(1)).ToArray();
        return db.Instances
            .Where(i => ids.Contains(i.Id))
            .ByKeysAlone()
            .CountAsync(i => i.Status == "running" || i.Status == "cancelling", cancellationToken);
    }

    private IQueryable<Summary> Summarise(WorkflowsDbContext db, Viewer viewer, IQueryable<InstanceRow> instances)
    {
        var now = Now;
        var open = db.TasksFor(viewer).Where(t => t.ClosedAt == null);
        var late = db.LateTasksFor(viewer, now);
        var missed = db.MissedDeadlinesFor(viewer, now);
        var incidents = db.IncidentsFor(viewer);
        var cases = db.CasesFor(viewer);
        return instances.Select(i => new Summary
        {
            Row = i,
            Title = db.Definitions.First(d => d.Hash == i.Definition).Title,
            SeesCase = cases.Any(c => c.Id == i.Id),
            OpenTasks = open.Count(t => t.Instance == i.Id),
            LateTasks = late.Count(t => t.Instance == i.Id),
            LateDeadlines = missed.Count(d => d.Instance == i.Id),
            Incidents = incidents.Count(n => n.Instance == i.Id),
            NextDueAt = open.Where(t => t.Instance == i.Id && t.DueAt != null).OrderBy(t => t.DueAt).Select(t => t.DueAt).FirstOrDefault(),
            NextDueDay = open.Where(t => t.Instance == i.Id && t.DueAt != null).OrderBy(t => t.DueAt).Select(t => t.DueDay).FirstOrDefault(),
        });
    }

    private static InstanceListing Describe(Summary summary, IReadOnlyDictionary<Guid, DataKey> keys)
    {
        var row = summary.Row;
        return new()
        {
            Instance = new(row.Id),
            Process = row.Process,
            Title = summary.Title,
            Definition = row.Definition,
            Status = SealedJson.ValueOf<InstanceStatus>(row.Status),
            Outcome = summary.SeesCase && keys.TryGetValue(row.Id, out var key) ? InstanceRows.OutcomeOf(key, new(row.Id), row.Closed) : null,
            StartedBy = row.StartedBy,
            StartedAt = row.StartedAt,
            EndedAt = row.EndedAt,
            OpenTasks = summary.OpenTasks,
            LateTasks = summary.LateTasks,
            LateDeadlines = summary.LateDeadlines,
            Incidents = summary.Incidents,
            NextDue = TaskQueries.DueOf(summary.NextDueAt, summary.NextDueDay),
        };
    }

    private sealed class Summary
    {
        public required InstanceRow Row { get; init; }

        public required string Title { get; init; }

        public required bool SeesCase { get; init; }

        public required int OpenTasks { get; init; }

        public required int LateTasks { get; init; }

        public required int LateDeadlines { get; init; }

        public required int Incidents { get; init; }

        public required Instant? NextDueAt { get; init; }

        public required string? NextDueDay { get; init; }
    }
}
