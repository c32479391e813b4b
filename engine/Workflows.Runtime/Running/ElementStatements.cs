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

    public static string? DayOf(DuePoint? due) => due?.Day is { } day ? LocalDatePattern.Iso.Format(day) : null;

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

        foreach (var id in diff.Incidents.Removed)
        {
            statements.Add(Remove("incident.remove", "delete from incident where instance = $1 and id = $2", id.Value));
        }

        Add(statements, diff.Arrivals.Removed, Remove);
        Add(statements, diff.Scopes.Added, Write);
        Add(statements, diff.Scopes.Changed, Change);
        Add(statements, diff.Tokens.Added, Write);
        Add(statements, diff.Tokens.Changed, Change);
        Add(statements, diff.Arrivals.Added, Write);
        new TaskStatements(instance, key).AddTo(statements, diff.Tasks, events, now);
        new WaitStatements(instance, key, messages).AddTo(statements, diff.Waits);
        Add(statements, diff.Incidents.Added, Write);
        Add(statements, diff.Incidents.Changed, Change);
        Add(statements, diff.Deadlines.Added, Write);
        Add(statements, diff.Deadlines.Changed, Write);
    }

    private static void Add<T>(ImmutableArray<Statement>.Builder statements, ImmutableArray<T> elements, Func<T, Statement> statement)
    {
        foreach (var element in elements)
        {
            statements.Add(statement(element));
        }
    }

    private Statement Remove(string name, string text, long id) => new(name, text, _id, id);

    private Statement Write(Scope scope) =>
        new("scope.write", "insert into scope (instance, id, closed) values ($1, $2, $3)", _id, scope.Id.Value, Close(scope));

    private Statement Change(Scope scope) =>
        new("scope.change", "update scope set closed = $3 where instance = $1 and id = $2", _id, scope.Id.Value, Close(scope));

    private byte[] Close(Scope scope) => SealedJson.Close(key, scope, PlaceOfScope(instance, scope.Id));

    private Statement Write(Token token) => new(
        "token.write", "insert into token (instance, id, scope, node) values ($1, $2, $3, $4)", _id, token.Id.Value, token.Scope.Value, token.Node);

    private Statement Change(Token token) =>
        new("token.change", "update token set node = $3 where instance = $1 and id = $2", _id, token.Id.Value, token.Node);

    private Statement Write(Arrival arrival) => new(
        "arrival.write",
        "insert into arrival (instance, scope, gate, flow) values ($1, $2, $3, $4)",
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
        DayOf(deadline.Due),
        SealedJson.Close(key, deadline, PlaceOfDeadline(instance, deadline.Name)));

    private Statement Write(Incident incident) => new(
        "incident.write",
        "insert into incident (instance, id, token, task, node, code, message, raised_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        _id,
        incident.Id.Value,
        incident.Token?.Value,
        incident.Task?.Value,
        incident.Node,
        incident.Code,
        incident.Message,
        incident.RaisedAt);

    private Statement Change(Incident incident) => new(
        "incident.change", "update incident set message = $3 where instance = $1 and id = $2", _id, incident.Id.Value, incident.Message);
}
