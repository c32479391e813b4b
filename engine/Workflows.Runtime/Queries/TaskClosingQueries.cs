using Microsoft.EntityFrameworkCore;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Reads why tasks are not open any more.</summary>
public sealed class TaskClosingQueries(ReadModel model)
{
    /// <summary>How a task was closed; null while it is open, and for those who may not know of it.</summary>
    /// <remarks>Told to those who may read the case, to administrators, and to those whom the task was for when it closed: they could see
    /// it while it was open. All others are answered as if it had never been.</remarks>
    public Task<TaskClosing?> FindAsync(Viewer viewer, InstanceId instance, TaskId task, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (db, ct) =>
            {
                var rows = await db.Tasks.Where(t => t.Instance == instance.Value && t.Id == task.Value && t.ClosedAt != null).ToListAsync(ct);
                var around = await db.InstancesFor(viewer)
                    .Where(i => i.Id == instance.Value)
                    .Select(i => new { i.Id, i.KeyId, i.Process, i.Definition, db.Definitions.First(d => d.Hash == i.Definition).Title })
                    .ToListAsync(ct);
                if (rows is not [var row] || around is not [var of])
                {
                    return null;
                }

                var keys = await model.KeysAsync([(of.Id, of.KeyId)], ct);
                if (!keys.TryGetValue(of.Id, out var key))
                {
                    return null;
                }

                var seesCase = await db.CasesFor(viewer).AnyAsync(i => i.Id == of.Id, ct);
                var wasFor = TaskQueries.Open(key, row) is var item
                    && (item.Candidates.Any(viewer.Principals.Contains) || IsPerson(viewer, row.Assignee));
                if (!seesCase && !wasFor && !viewer.IsAdministrator)
                {
                    return null;
                }

                var (because, by) = await ReadAsync(db, key, instance, row, ct);
                var listing = TaskQueries.Describe(viewer, row, of.Process, of.Title, of.Definition, key, seesCase || wasFor);
                return new TaskClosing(listing, row.ClosedAt!.Value, because, seesCase || viewer.IsAdministrator || IsPerson(viewer, by) ? by : null);
            },
            cancellationToken);

    /// <summary>The act that closed it was journalled at the same moment; others may have been as well.</summary>
    private static async Task<(TaskClosedBecause Because, string? By)> ReadAsync(
        WorkflowsDbContext db, DataKey key, InstanceId instance, TaskRow row, CancellationToken cancellationToken)
    {
        var closedAt = row.ClosedAt!.Value;
        var entries = await db.Journal
            .Where(j => j.Instance == instance.Value && j.At == closedAt)
            .OrderBy(j => j.Sequence)
            .ToListAsync(cancellationToken);
        return entries
            .Select(j =>
                TaskClosing.Read(new(row.Id), SealedJson.Open<JournalPayload>(key, j.Closed, JournalPayload.PlaceOf(instance, j.Sequence)).Events))
            .FirstOrDefault(read => read is not null)
            ?? throw new InvalidOperationException($"No entry of the journal of {instance} closes task {row.Id}.");
    }

    private static bool IsPerson(Viewer viewer, string? person) =>
        person is not null && string.Equals(viewer.Person, person, StringComparison.Ordinal);
}
