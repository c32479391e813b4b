using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Which instances to list.</summary>
public sealed record InstanceFilter
{
    public InstanceStatus? Status { get; init; }

    public string? Process { get; init; }

    /// <summary>True: only those with a late task or a missed deadline; false: only those without.</summary>
    public bool? Late { get; init; }

    /// <summary>The instance's id, or part of the process's id or title in any case of letters.</summary>
    public string? Text { get; init; }
}

/// <summary>An instance as lists show it; tasks and incidents are counted as this viewer would see them listed.</summary>
public sealed record InstanceListing
{
    public required InstanceId Instance { get; init; }

    public required string Process { get; init; }

    public required string Title { get; init; }

    /// <summary>The content hash of the definition that it is pinned to.</summary>
    public required string Definition { get; init; }

    public required InstanceStatus Status { get; init; }

    /// <summary>What it ended with; null also for those who may not read the case.</summary>
    public required string? Outcome { get; init; }

    public required string? StartedBy { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant? EndedAt { get; init; }

    public required int OpenTasks { get; init; }

    public required int LateTasks { get; init; }

    /// <summary>Deadlines that have passed and are not met.</summary>
    public required int LateDeadlines { get; init; }

    public required int Incidents { get; init; }

    public required DuePoint? NextDue { get; init; }
}

/// <summary>An instance with what a viewer may see of it.</summary>
/// <param name="Listing">What the list says.</param>
/// <param name="Dates">When it came in, happened and was entered.</param>
/// <param name="Plan">The time that the work is planned for; null when the process has no plan.</param>
/// <param name="Case">Its data and what its steps have yielded; null for those who may not read the case.</param>
/// <param name="Progress">Where it stands, step by step.</param>
/// <param name="Deadlines">All that it has.</param>
/// <param name="Meanwhile">What is held, and which handlers wait or run.</param>
/// <param name="Items">The items that open tasks are for: to tell them apart, not to be told as they are to those who may not read the case.</param>
public sealed record InstanceView(
    InstanceListing Listing,
    CaseDates Dates,
    PlannedTime? Plan,
    InstanceState? Case,
    StepProgress Progress,
    ImmutableArray<CaseDeadline> Deadlines,
    Meanwhile Meanwhile,
    ImmutableDictionary<TaskId, ImmutableArray<ItemPlace>> Items);

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
            async (db, ct) =>
            {
                var instances = Narrow(db, viewer, db.InstancesFor(viewer), filter);
                var cursor = TimeCursor.Read(slice.After);
                if (cursor.At is { } from)
                {
                    instances = instances.Where(i => i.StartedAt <= from);
                }

                var rows = await Summarise(db, viewer, instances.OrderByDescending(i => i.StartedAt).ThenByDescending(i => i.Id))
                    .Skip(cursor.Given).Take(slice.Size + 1)
                    .ToListAsync(ct);
                var cut = cursor.Cut(rows, slice.Size, s => s.Row.StartedAt);
                var keys = await model.KeysAsync(cut.Items.Select(s => (s.Row.Id, s.Row.KeyId)), ct);
                return cut.Select(s => Describe(s, keys));
            },
            cancellationToken);

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

    private IQueryable<InstanceRow> Narrow(WorkflowsDbContext db, Viewer viewer, IQueryable<InstanceRow> instances, InstanceFilter filter)
    {
        if (filter.Status is { } status)
        {
            var name = SealedJson.NameOf(status);
            instances = instances.Where(i => i.Status == name);
        }

        if (filter.Process is { } process)
        {
            instances = instances.Where(i => i.Process == process);
        }

        if (filter.Late is { } late)
        {
            var lateTasks = LateTasks(db, viewer);
            var missed = MissedDeadlines(db, viewer);
            instances = instances.Where(i => (lateTasks.Any(t => t.Instance == i.Id) || missed.Any(d => d.Instance == i.Id)) == late);
        }

        if (filter.Text is not { Length: > 0 } text)
        {
            return instances;
        }

        if (Guid.TryParse(text, out var id))
        {
            return instances.Where(i => i.Id == id);
        }

#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, which knows no StringComparison.
        var lower = text.ToLowerInvariant();
        return instances.Where(i =>
            i.Process.ToLower().Contains(lower) || db.Definitions.Any(d => d.Hash == i.Definition && d.Title.ToLower().Contains(lower)));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private IQueryable<Summary> Summarise(WorkflowsDbContext db, Viewer viewer, IQueryable<InstanceRow> instances)
    {
        var open = db.TasksFor(viewer).Where(t => t.ClosedAt == null);
        var late = LateTasks(db, viewer);
        var missed = MissedDeadlines(db, viewer);
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

    private IQueryable<TaskRow> LateTasks(WorkflowsDbContext db, Viewer viewer)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return db.TasksFor(viewer).Where(t => t.ClosedAt == null && t.DueAt != null && t.DueAt < now);
    }

    private IQueryable<DeadlineRow> MissedDeadlines(WorkflowsDbContext db, Viewer viewer)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return db.DeadlinesFor(viewer).Where(d => (d.Standing == "running" || d.Standing == "missed") && d.DueAt <= now);
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
