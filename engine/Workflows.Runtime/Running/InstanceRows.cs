using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Runtime.Documents;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Running;

/// <summary>All rows of one instance as they are stored; opened with its key they are its state.</summary>
internal sealed record InstanceRows
{
    private InstanceRows()
    {
    }

    public required InstanceId Id { get; init; }

    public required DataKeyId Key { get; init; }

    public required long Revision { get; init; }

    public required byte[] Head { get; init; }

    public required InstanceHeader Header { get; init; }

    public required byte[] Closed { get; init; }

    public ImmutableArray<(long Id, byte[] Closed)> Scopes { get; init; } = [];

    public ImmutableArray<Token> Tokens { get; init; } = [];

    public ImmutableArray<Arrival> Arrivals { get; init; } = [];

    public ImmutableArray<(long Id, byte[] Closed)> Tasks { get; init; } = [];

    public ImmutableArray<(long Id, string Kind, byte[] Closed)> Waits { get; init; } = [];

    public ImmutableArray<Incident> Incidents { get; init; } = [];

    public ImmutableArray<(string Name, byte[] Closed)> Deadlines { get; init; } = [];

    public ImmutableArray<(DocumentId Id, byte[] Closed)> Documents { get; init; } = [];

    /// <summary>Reads them on one snapshot; null when there is no such instance.</summary>
    public static async ValueTask<InstanceRows?> ReadAsync(IReadSession session, InstanceId id, CancellationToken cancellationToken) =>
        await ReadAsync(session, "= $1", id.Value, cancellationToken) is [var only] ? only : null;

    /// <summary>Reads those of several instances on one snapshot of PostgreSQL and in one round trip, in no order.</summary>
    public static ValueTask<ImmutableArray<InstanceRows>> ReadAsync(
        IReadSession session, IReadOnlyCollection<InstanceId> ids, CancellationToken cancellationToken) =>
        ReadAsync(session, "= any($1)", ids.Select(id => id.Value).ToArray(), cancellationToken);

    private static async ValueTask<ImmutableArray<InstanceRows>> ReadAsync(
        IReadSession session, string which, object ids, CancellationToken cancellationToken)
    {
        var instances = new Rows<InstanceRows>(
            new(
                "instance.read",
                $"""
                select id, key_id, revision, head, process, definition, status, started_by, started_at, ended_at, last_element, closed
                from instance where id {which}
                """,
                ids),
            row => new InstanceRows
            {
                Id = new(row.Id(0)),
                Key = new(row.Id(1)),
                Revision = row.Number(2),
                Head = row.Bytes(3),
                Header = new()
                {
                    Id = new(row.Id(0)),
                    ProcessId = row.Text(4),
                    Definition = row.Text(5),
                    Status = SealedJson.ValueOf<InstanceStatus>(row.Text(6)),
                    StartedBy = row.TextOrNull(7),
                    StartedAt = row.Time(8),
                    EndedAt = row.TimeOrNull(9),
                    LastElement = row.Number(10),
                },
                Closed = row.Bytes(11),
            });
        var scopes = Of("scope", "id, closed", "", row => (row.Number(1), row.Bytes(2)));
        var tokens = Of("token", "id, scope, node", "", row => new Token(new(row.Number(1)), new(row.Number(2)), row.Text(3)));
        var arrivals = Of("arrival", "scope, gate, flow", "", row => new Arrival(new(row.Number(1)), row.Text(2), row.Text(3)));
        var tasks = Of("task", "id, closed", " and closed_at is null", row => (row.Number(1), row.Bytes(2)));
        var waits = Of("wait", "id, kind, closed", "", row => (row.Number(1), row.Text(2), row.Bytes(3)));
        var incidents = Of(
            "incident",
            "id, token, task, node, code, message, raised_at",
            "",
            row => new Incident(
                new(row.Number(1)),
                row.NumberOrNull(2) is { } token ? new(token) : null,
                row.NumberOrNull(3) is { } task ? new(task) : null,
                row.Text(4),
                row.Text(5),
                row.Text(6),
                row.Time(7)));
        var documents = Of("document", "number, version, closed", "", row => (new DocumentId(row.Small(1), row.Small(2)), row.Bytes(3)));
        var deadlines = Of("deadline", "name, closed", "", row => (row.Text(1), row.Bytes(2)));
        await session.QueryAsync(
            [instances, scopes.Rows, tokens.Rows, arrivals.Rows, tasks.Rows, waits.Rows, incidents.Rows, documents.Rows, deadlines.Rows],
            cancellationToken);
        return
        [
            .. instances.Found.Select(instance => instance with
            {
                Scopes = scopes.Of(instance.Id),
                Tokens = tokens.Of(instance.Id),
                Arrivals = arrivals.Of(instance.Id),
                Tasks = tasks.Of(instance.Id),
                Waits = waits.Of(instance.Id),
                Incidents = incidents.Of(instance.Id),
                Documents = documents.Of(instance.Id),
                Deadlines = deadlines.Of(instance.Id),
            }),
        ];

        OfInstances<T> Of<T>(string table, string columns, string and, Func<Row, T> read) =>
            new(new($"{table}.read", $"select instance, {columns} from {table} where instance {which}{and}", ids), read);
    }

    /// <summary>The statement that moves the instance from one revision to the next; touches no row when it is not at the first.</summary>
    public static Statement Write(StoredInstance before, StoredInstance after)
    {
        var header = after.State.Header;
        var closed = SealedJson.Close(
            after.Key, new SealedHeader(header.Outcome, header.Dates, header.Plan, header.PlanChanges, header.Origin), PlaceOf(header.Id));
        return before.Revision == 0
            ? new(
                "instance.write",
                """
                insert into instance
                    (id, revision, head, key_id, process, definition, status, started_by, started_at, ended_at, last_element, closed)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing
                """,
                header.Id.Value,
                after.Revision,
                after.Head.ToArray(),
                after.Key.Id.Value,
                header.ProcessId,
                header.Definition,
                SealedJson.NameOf(header.Status),
                header.StartedBy,
                header.StartedAt,
                header.EndedAt,
                header.LastElement,
                closed)
            : new(
                "instance.write",
                """
                update instance set revision = $3, head = $4, status = $5, ended_at = $6, last_element = $7, closed = $8
                where id = $1 and revision = $2
                """,
                header.Id.Value,
                before.Revision,
                after.Revision,
                after.Head.ToArray(),
                SealedJson.NameOf(header.Status),
                header.EndedAt,
                header.LastElement,
                closed);
    }

    /// <exception cref="SealBrokenException">A row was changed outside the program.</exception>
    public StoredInstance Open(DataKey key)
    {
        var header = SealedJson.Open<SealedHeader>(key, Closed, PlaceOf(Id));
        return new(
            InstanceState.Restore(
                Header with
                {
                    Outcome = header.Outcome,
                    Dates = header.Dates,
                    Plan = header.Plan,
                    PlanChanges = header.PlanChanges.IsDefault ? [] : header.PlanChanges,
                    Origin = header.Origin,
                },
                Scopes.Select(row => OpenScope(key, row.Closed, ElementStatements.PlaceOfScope(Id, new(row.Id)))),
                Tokens,
                Tasks.Select(row => SealedJson.Open<TaskItem>(key, row.Closed, ElementStatements.PlaceOfTask(Id, new(row.Id)))),
                Waits.Select(row => OpenWait(key, row.Kind, row.Closed, ElementStatements.PlaceOfWait(Id, new(row.Id)))),
                Arrivals,
                Incidents,
                Deadlines.Select(row => SealedJson.Open<CaseDeadline>(key, row.Closed, ElementStatements.PlaceOfDeadline(Id, row.Name))))
                .WithDocuments(Documents.Select(row => SealedJson.Open<DocumentEntry>(key, row.Closed, DocumentStatements.PlaceOf(Id, row.Id)))),
            Revision,
            [.. Head],
            key);
    }

    internal static string? OutcomeOf(DataKey key, InstanceId id, byte[] closed) =>
        SealedJson.Open<SealedHeader>(key, closed, PlaceOf(id)).Outcome;

    internal static Wait OpenWait(DataKey key, string kind, byte[] closed, SealedPlace place) => kind switch
    {
        "timer" => SealedJson.Open<TimerWait>(key, closed, place),
        "message" => SealedJson.Open<MessageWait>(key, closed, place),
        "job" => SealedJson.Open<JobWait>(key, closed, place),
        "hold" => SealedJson.Open<HoldWait>(key, closed, place),
        "case" => SealedJson.Open<CallWait>(key, closed, place),
        _ => throw new InvalidOperationException($"No wait is stored as '{kind}'."),
    };

    // JSON does not keep how a dictionary compares its keys.
    private static Scope OpenScope(DataKey key, byte[] closed, SealedPlace place)
    {
        var scope = SealedJson.Open<Scope>(key, closed, place);
        return scope with { Loops = scope.Loops.WithComparers(StringComparer.Ordinal) };
    }

    private static SealedPlace PlaceOf(InstanceId id) => SealedPlace.Of("instance.closed", id.Value);

    /// <summary>What of an instance's header is said in lists only to those who may see the case.</summary>
    private sealed record SealedHeader(
        string? Outcome, CaseDates Dates, PlannedTime? Plan, ImmutableArray<PlanChange> PlanChanges, CaseOrigin? Origin);

    /// <summary>Rows of one table, told apart by their instances.</summary>
    private sealed class OfInstances<T>
    {
        private readonly Dictionary<InstanceId, ImmutableArray<T>.Builder> _found = [];

        public OfInstances(Statement statement, Func<Row, T> read) => Rows = new Rows<int>(
            statement,
            row =>
            {
                var instance = new InstanceId(row.Id(0));
                if (!_found.TryGetValue(instance, out var rows))
                {
                    _found[instance] = rows = ImmutableArray.CreateBuilder<T>();
                }

                rows.Add(read(row));
                return 0;
            });

        public Rows Rows { get; }

        public ImmutableArray<T> Of(InstanceId instance) => _found.TryGetValue(instance, out var rows) ? rows.DrainToImmutable() : [];
    }
}
