using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying.States;

/// <summary>A case as its journal tells it.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Clear">What its rows must say in clear.</param>
internal sealed record FoldedCase(InstanceState State, ClearRows Clear);

/// <summary>Follows the events of a journal from the first to the last, as the engine did when it wrote them.</summary>
internal static class JournalFolding
{
    /// <exception cref="SealBrokenException">An entry is not sealed with the key of the case: the engine did not write it.</exception>
    public static async ValueTask<FoldedCase> FoldAsync(
        IReadSession session,
        InstanceId id,
        DataKey key,
        MessageIndex messages,
        Func<string, ValueTask<RoleReference?>> ownerOf,
        CancellationToken cancellationToken)
    {
        var entries = await session.QueryAsync(
            new("journal.fold", "select sequence, at, closed from journal where instance = $1 order by sequence", id.Value),
            row => (Sequence: row.Number(0), At: row.Time(1), Closed: row.Bytes(2)),
            cancellationToken);
        var state = InstanceState.Before(id);
        var tasks = new Dictionary<TaskId, (TaskItem Task, Instant? ClosedAt, string? ClosedAs)>();
        var access = new Dictionary<string, AccessExtent>(StringComparer.Ordinal);
        foreach (var (sequence, at, closed) in entries)
        {
            var events = SealedJson.Open<JournalPayload>(key, closed, JournalPayload.PlaceOf(id, sequence)).Events;
            var after = state.After(events);
            var diff = StateDiff.Between(state, after);
            foreach (var task in diff.Tasks.Added.Concat(diff.Tasks.Changed))
            {
                tasks[task.Id] = (task, null, null);
            }

            foreach (var task in diff.Tasks.Removed)
            {
                tasks[task] = (tasks[task].Task, at, events.OfType<TaskCompleted>().Any(e => e.Task == task) ? "completed" : "withdrawn");
            }

            foreach (var (principal, extent) in AccessStatements.Granted(await ownerOf(after.Header.Definition), state, after, diff))
            {
                access[principal] = access.TryGetValue(principal, out var known) && known > extent ? known : extent;
            }

            state = after;
        }

        return new(state, RowsOf(state, tasks.Values, access, messages));
    }

    private static ClearRows RowsOf(
        InstanceState state,
        IEnumerable<(TaskItem Task, Instant? ClosedAt, string? ClosedAs)> tasks,
        Dictionary<string, AccessExtent> access,
        MessageIndex messages)
    {
        var rows = new ClearRows();
        foreach (var (task, closedAt, closedAs) in tasks)
        {
            rows.Add(task, closedAt, closedAs);
        }

        foreach (var task in state.Tasks.Values)
        {
            rows.AddCandidates(task);
        }

        foreach (var wait in state.Waits.Values)
        {
            rows.Add(wait, messages);
        }

        foreach (var deadline in state.Deadlines.Values)
        {
            rows.Add(deadline);
        }

        foreach (var (principal, extent) in access)
        {
            rows.AddAccess(state.Header, principal, extent);
        }

        return rows;
    }
}
