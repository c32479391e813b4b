using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Running;

/// <summary>The rows that follow from what changed between two states.</summary>
internal sealed class ElementStatements(InstanceId instance, DataKey key, MessageIndex messages, Instant now)
{
    private const string ScopePlace = "scope.closed";
    private const string TaskPlace = "task.closed";
    private const string WaitPlace = "wait.closed";
    private const string DeadlinePlace = "deadline.closed";

    /// <summary>When a task is due that has no due date, for lists that are ordered by it.</summary>
    public const long Never = long.MaxValue;

    private readonly Guid _id = instance.Value;

    public static SealedPlace PlaceOfScope(InstanceId instance, ScopeId scope) => SealedPlace.Of(ScopePlace, instance.Value, scope.Value);

    public static SealedPlace PlaceOfTask(InstanceId instance, TaskId task) => SealedPlace.Of(TaskPlace, instance.Value, task.Value);

    public static SealedPlace PlaceOfWait(InstanceId instance, WaitId wait) => SealedPlace.Of(WaitPlace, instance.Value, wait.Value);

    public static SealedPlace PlaceOfDeadline(InstanceId instance, string name) => SealedPlace.Of($"{DeadlinePlace}/{name}", instance.Value);

    /// <summary>Adds them to the statements of a step: what goes first, then what comes or changes.</summary>
    public void AddTo(ImmutableArray<Statement>.Builder statements, StateDiff diff, ImmutableArray<ProcessEvent> events)
    {
        foreach (var id in diff.Scopes.Removed)
        {
            statements.Add(Remove("scope.remove", "delete from scope where instance = $1 and id = $2", id.Value));
        }

        foreach (var id in diff.Tokens.Removed)
        {
            statements.Add(Remove("token.remove", "delete from token where instance = $1 and id = $2", id.Value));
        }

        foreach (var id in diff.Waits.Removed)
        {
            statements.Add(Remove("wait.consume", "delete from wait where instance = $1 and id = $2", id.Value));
        }

        foreach (var id in diff.Incidents.Removed)
        {
            statements.Add(Remove("incident.remove", "delete from incident where instance = $1 and id = $2", id.Value));
        }

        Add(statements, diff.Arrivals.Removed, Remove);
        foreach (var id in diff.Tasks.Removed)
        {
            statements.AddRange(Close(id, events));
        }

        AddWritten(statements, diff.Scopes, Write);
        AddWritten(statements, diff.Tokens, Write);
        Add(statements, diff.Arrivals.Added, Write);
        foreach (var task in diff.Tasks.Added)
        {
            statements.AddRange(Write(task));
        }

        foreach (var task in diff.Tasks.Changed)
        {
            statements.AddRange(Write(task));
        }

        AddWritten(statements, diff.Waits, Write);
        AddWritten(statements, diff.Incidents, Write);
        AddWritten(statements, diff.Deadlines, Write);
    }

    private static void AddWritten<TId, T>(ImmutableArray<Statement>.Builder statements, Changes<TId, T> changes, Func<T, Statement> write)
    {
        Add(statements, changes.Added, write);
        Add(statements, changes.Changed, write);
    }

    private static void Add<T>(ImmutableArray<Statement>.Builder statements, ImmutableArray<T> elements, Func<T, Statement> statement)
    {
        foreach (var element in elements)
        {
            statements.Add(statement(element));
        }
    }

    private Statement Remove(string name, string text, long id) => new(name, text, _id, id);

    private Statement Write(Scope scope) => new(
        "scope.write",
        "insert into scope (instance, id, closed) values ($1, $2, $3) on conflict (instance, id) do update set closed = excluded.closed",
        _id,
        scope.Id.Value,
        SealedJson.Close(key, scope, PlaceOfScope(instance, scope.Id)));

    private Statement Write(Token token) => new(
        "token.write",
        "insert into token (instance, id, scope, node) values ($1, $2, $3, $4) on conflict (instance, id) do update set node = excluded.node",
        _id,
        token.Id.Value,
        token.Scope.Value,
        token.Node);

    private Statement Write(Arrival arrival) => new(
        "arrival.write",
        "insert into arrival (instance, scope, gate, flow) values ($1, $2, $3, $4) on conflict (instance, scope, gate, flow) do nothing",
        _id,
        arrival.Scope.Value,
        arrival.Join,
        arrival.Flow);

    private Statement Remove(Arrival arrival) => new(
        "arrival.remove",
        "delete from arrival where instance = $1 and scope = $2 and gate = $3 and flow = $4",
        _id,
        arrival.Scope.Value,
        arrival.Join,
        arrival.Flow);

    private IEnumerable<Statement> Write(TaskItem task) =>
    [
        new(
            "task.write",
            """
            insert into task (instance, id, kind, node, assignee, opened_at, due_at, due_day, closed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (instance, id) do update
            set assignee = excluded.assignee, due_at = excluded.due_at, due_day = excluded.due_day, closed = excluded.closed
            """,
            _id,
            task.Id.Value,
            SealedJson.NameOf(task.Kind),
            task.Node,
            task.Assignee,
            task.OpenedAt,
            task.Due?.At,
            task.Due?.Day is { } day ? LocalDatePattern.Iso.Format(day) : null,
            SealedJson.Close(key, task, PlaceOfTask(instance, task.Id))),
        RemoveCandidates(task.Id),
        .. task.Candidates.Distinct(StringComparer.Ordinal).Select(principal => new Statement(
            "task_candidate.write",
            "insert into task_candidate (instance, task, principal, due_at) values ($1, $2, $3, $4) on conflict do nothing",
            _id,
            task.Id.Value,
            principal,
            task.Due?.At.ToUnixTimeTicks() ?? Never)),
    ];

    private IEnumerable<Statement> Close(TaskId task, ImmutableArray<ProcessEvent> events) =>
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

    private Statement Write(Wait wait) => wait switch
    {
        TimerWait timer => Write("timer", timer, timer),
        JobWait job => Write(job),
        MessageWait message => Write("message", message, null, messages.Of(message.Name, message.Key)),
        HoldWait hold => Write("hold", hold, null, null),
        CallWait call => Write("case", call, null),
        _ => throw new InvalidOperationException($"No wait {wait.GetType().Name}: the set is closed."),
    };

    private Statement Write<T>(string kind, T wait, TimerWait? timer, byte[]? correlation = null)
        where T : Wait =>
        new(
            "wait.write",
            """
            insert into wait (instance, id, kind, due_at, purpose, task, closed, correlation) values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (instance, id) do update
            set due_at = excluded.due_at, closed = excluded.closed, correlation = excluded.correlation
            """,
            _id,
            wait.Id.Value,
            kind,
            timer?.DueAt,
            timer is null ? null : SealedJson.NameOf(timer.Purpose),
            timer?.Task?.Value,
            SealedJson.Close(key, wait, PlaceOfWait(instance, wait.Id)),
            correlation);

    /// <summary>A new time takes back the lease under which a node has looked at it.</summary>
    private Statement Write(JobWait job) => new(
        "wait.write",
        """
        insert into wait (instance, id, kind, try_at, attempt, host, failure, closed) values ($1, $2, 'job', $3, $4, $5, $6, $7)
        on conflict (instance, id) do update
        set try_at = excluded.try_at, attempt = excluded.attempt, failure = excluded.failure, claimed_until = null, closed = excluded.closed
        """,
        _id,
        job.Id.Value,
        job.DueAt,
        job.Attempt,
        job.Request.Host,
        job.Failure,
        SealedJson.Close(key, job, PlaceOfWait(instance, job.Id)));

    private Statement Write(CaseDeadline deadline) => new(
        "deadline.write",
        """
        insert into deadline (instance, name, standing, due_at, due_day, closed) values ($1, $2, $3, $4, $5, $6)
        on conflict (instance, name) do update
        set standing = excluded.standing, due_at = excluded.due_at, due_day = excluded.due_day, closed = excluded.closed
        """,
        _id,
        deadline.Name,
        SealedJson.NameOf(deadline.Standing),
        deadline.Due?.At,
        deadline.Due?.Day is { } day ? LocalDatePattern.Iso.Format(day) : null,
        SealedJson.Close(key, deadline, PlaceOfDeadline(instance, deadline.Name)));

    private Statement Write(Incident incident) => new(
        "incident.write",
        """
        insert into incident (instance, id, token, task, node, code, message, raised_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (instance, id) do update set message = excluded.message
        """,
        _id,
        incident.Id.Value,
        incident.Token?.Value,
        incident.Task?.Value,
        incident.Node,
        incident.Code,
        incident.Message,
        incident.RaisedAt);
}
