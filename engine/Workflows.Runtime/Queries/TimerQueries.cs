using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Which timers to list.</summary>
public sealed record TimerFilter
{
    public TimerPurpose? Purpose { get; init; }

    public string? Process { get; init; }

    public InstanceId? Instance { get; init; }
}

/// <summary>Something that fires at a time unless it is withdrawn before.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Definition">The content hash of the definition.</param>
/// <param name="Timer">What it is.</param>
/// <param name="Node">The step that waits, or whose task it is about.</param>
/// <param name="Task">The task that it is about; null when there is none, or the viewer may not read it.</param>
public sealed record TimerListing(
    InstanceId Instance, string Process, string Definition, TimerWait Timer, string Node, TaskItem? Task);

/// <summary>Reads what fires next.</summary>
public sealed class TimerQueries(ReadModel model)
{
    /// <summary>In order of time.</summary>
    public Task<Sliced<TimerListing>> ListAsync(Viewer viewer, TimerFilter filter, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (session, db, ct) =>
            {
                var sight = model.SightOf(viewer, session, db);
                var scope = new ElementScope(sight, filter.Instance, filter.Process) { After = ListPlace.Read(slice.After, ListOrders.Timers.Kinds) };
                var among = filter.Purpose is { } purpose
                    ? new IndexSource(session, ListOrders.TimersOfPurpose, [SealedJson.NameOf(purpose)], scope.Range, scope.After)
                    : new IndexSource(session, ListOrders.Timers, [], scope.Range, scope.After);
                var places = await ElementSources.OfAsync(session, scope, [ListOrders.Timers], [among], ct);
                var look = model.Look();
                var stretch = await ListReading.ReadAsync(
                    places,
                    slice.Size,
                    look,
                    async found => await WaitPlaces.ShownAsync(
                        db.Waits, waits => Narrow(db, db.TimersFor(viewer, waits), filter), (await sight.OfAnyAsync(found, ct)).All, ct),
                    ct);
                return new Sliced<TimerListing>(await DescribeAsync(db, viewer, stretch.Rows, ct), stretch.Next?.ToString());
            },
            cancellationToken);

    private static IQueryable<WaitRow> Narrow(WorkflowsDbContext db, IQueryable<WaitRow> timers, TimerFilter filter)
    {
        if (filter.Purpose is { } purpose)
        {
            var name = SealedJson.NameOf(purpose);
            timers = timers.Where(w => w.Purpose == name);
        }

        if (filter.Instance is { } instance)
        {
            timers = timers.Where(w => w.Instance == instance.Value);
        }

        return filter.Process is { } process ? timers.Where(w => db.Instances.Any(i => i.Id == w.Instance && i.Process == process)) : timers;
    }

    private async Task<ImmutableArray<TimerListing>> DescribeAsync(
        WorkflowsDbContext db, Viewer viewer, ImmutableArray<WaitRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Instance).Distinct().ToArray();
        var instances = await db.Instances.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        var keys = await model.KeysAsync(instances.Values.Select(i => (i.Id, i.KeyId)), cancellationToken);
        var timers = rows
            .Where(row => keys.ContainsKey(row.Instance))
            .Select(row => (Row: row, Timer: (TimerWait)InstanceRows.OpenWait(
                keys[row.Instance], row.Kind, row.Closed, ElementStatements.PlaceOfWait(new(row.Instance), new(row.Id)))))
            .ToList();

        // Ids count up within an instance, so these sets hold a few rows too many and never one too few.
        var tokenIds = timers.Select(t => t.Timer.Token?.Value).OfType<long>().Distinct().ToArray();
        var taskIds = timers.Select(t => t.Timer.Task?.Value).OfType<long>().Distinct().ToArray();
        var nodes = (await db.Tokens.Where(t => ids.Contains(t.Instance) && tokenIds.Contains(t.Id)).ToListAsync(cancellationToken))
            .ToDictionary(t => (t.Instance, t.Id), t => t.Node);
        var tasks = (await db.Tasks.Where(t => ids.Contains(t.Instance) && taskIds.Contains(t.Id)).ToListAsync(cancellationToken))
            .ToDictionary(t => (t.Instance, t.Id));
        var readable = (await db.ReadableTasksFor(viewer)
                .Where(t => ids.Contains(t.Instance) && taskIds.Contains(t.Id))
                .Select(t => new { t.Instance, t.Id })
                .ToListAsync(cancellationToken))
            .Select(t => (t.Instance, t.Id))
            .ToHashSet();

        return [.. timers.Select(t => Describe(t.Row, t.Timer))];

        TimerListing Describe(WaitRow row, TimerWait timer)
        {
            var instance = instances[row.Instance];
            var task = timer.Task is { } id ? tasks.GetValueOrDefault((row.Instance, id.Value)) : null;
            var node = timer.Token is { } token ? nodes.GetValueOrDefault((row.Instance, token.Value)) : null;
            var about = task is not null && readable.Contains((task.Instance, task.Id)) ? TaskQueries.Open(keys[row.Instance], task) : null;
            return new(
                new(row.Instance),
                instance.Process,
                instance.Definition,
                timer,
                timer.Handler ?? node ?? task?.Node ?? (timer.Deadline is { } name ? StepIds.OfDeadline(name) : ""),
                about);
        }
    }
}
