using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Runtime.People;

namespace Workflows.Runtime.Queries;

/// <summary>How things stand, in numbers; each counts what the list of the same name shows to this viewer.</summary>
public sealed record Overview(int Running, int OpenTasks, int LateTasks, int LateDeadlines, int MyTasks, int Incidents, int Undelivered, int UnreadNotices);

/// <summary>Counts.</summary>
public sealed class OverviewQueries(ReadModel model, TimeProvider time)
{
    public Task<Overview> CountAsync(Viewer viewer, CancellationToken cancellationToken) => model.ReadAsync(
        async (db, ct) =>
        {
            var now = Instant.FromDateTimeOffset(time.GetUtcNow());
            var open = db.TasksFor(viewer).Where(t => t.ClosedAt == null);
            return new Overview(
                await db.InstancesFor(viewer).CountAsync(i => i.Status == "running" || i.Status == "cancelling", ct),
                await open.CountAsync(ct),
                await open.CountAsync(t => t.DueAt != null && t.DueAt < now, ct),
                await db.DeadlinesFor(viewer).CountAsync(d => (d.Standing == "running" || d.Standing == "missed") && d.DueAt <= now, ct),
                await db.OwnTasksFor(viewer).CountAsync(ct),
                await db.IncidentsFor(viewer).CountAsync(ct),
                viewer.IsAdministrator ? await db.Dispatches.CountAsync(d => d.Attempts > 0, ct) : 0,
                await db.Notices.CountAsync(n => n.Person == viewer.Person && n.ReadAt == null, ct));
        },
        cancellationToken);

    /// <summary>How many instances of each definition run, in all: a number says nothing of any case.</summary>
    public Task<IReadOnlyDictionary<string, int>> RunningByDefinitionAsync(CancellationToken cancellationToken) =>
        model.ReadAsync<IReadOnlyDictionary<string, int>>(
            async (db, ct) => await db.Instances
                .Where(i => i.Status == "running" || i.Status == "cancelling")
                .GroupBy(i => i.Definition)
                .Select(g => new { Definition = g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Definition, g => g.Count, ct),
            cancellationToken);
}
