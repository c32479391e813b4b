using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Running;

/// <summary>The rows of tasks, and of who may take them on, that follow from what changed. A task that has ended stays as a row.</summary>
internal sealed class TaskStatements(InstanceId instance, DataKey key)
{
    private readonly Guid _id = instance.Value;

    public void AddTo(
        ImmutableArray<Statement>.Builder statements, Changes<TaskId, TaskItem> changes, ImmutableArray<ProcessEvent> events, Instant now)
    {
        foreach (var task in changes.Removed)
        {
            statements.AddRange(Close(task, events, now));
        }

        foreach (var task in changes.Added)
        {
            statements.AddRange(Write(task));
        }

        foreach (var task in changes.Changed)
        {
            statements.AddRange(Change(task));
        }
    }

    private IEnumerable<Statement> Write(TaskItem task) =>
    [
        new(
            "task.write",
            "insert into task (instance, id, kind, node, assignee, opened_at, due_at, due_day, closed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            _id,
            task.Id.Value,
            SealedJson.NameOf(task.Kind),
            task.Node,
            task.Assignee,
            task.OpenedAt,
            task.Due?.At,
            ElementStatements.DayOf(task.Due),
            Close(task)),
        .. Candidates(task),
    ];

    private IEnumerable<Statement> Change(TaskItem task) =>
    [
        new(
            "task.change",
            "update task set assignee = $3, due_at = $4, due_day = $5, closed = $6 where instance = $1 and id = $2",
            _id,
            task.Id.Value,
            task.Assignee,
            task.Due?.At,
            ElementStatements.DayOf(task.Due),
            Close(task)),
        RemoveCandidates(task.Id),
        .. Candidates(task),
    ];

    private byte[] Close(TaskItem task) => SealedJson.Close(key, task, ElementStatements.PlaceOfTask(instance, task.Id));

    private IEnumerable<Statement> Candidates(TaskItem task) => task.Candidates.Distinct(StringComparer.Ordinal).Select(principal => new Statement(
        "task_candidate.write",
        "insert into task_candidate (instance, task, principal, due_at) values ($1, $2, $3, $4)",
        _id,
        task.Id.Value,
        principal,
        task.Due?.At.ToUnixTimeTicks() ?? ElementStatements.Never));

    private IEnumerable<Statement> Close(TaskId task, ImmutableArray<ProcessEvent> events, Instant now) =>
    [
        new(
            "task.close",
            "update task set closed_at = $3, closed_as = $4 where instance = $1 and id = $2",
            _id,
            task.Value,
            now,
            events.OfType<TaskCompleted>().Any(e => e.Task == task) ? "completed" : "withdrawn"),
        RemoveCandidates(task),
    ];

    private Statement RemoveCandidates(TaskId task) =>
        new("task_candidate.remove", "delete from task_candidate where instance = $1 and task = $2", _id, task.Value);
}
