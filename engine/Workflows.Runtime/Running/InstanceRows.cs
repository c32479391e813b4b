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
    public static async ValueTask<InstanceRows?> ReadAsync(IReadSession session, InstanceId id, CancellationToken cancellationToken)
    {
        var instance = new Rows<InstanceRows>(
            new(
                "instance.read",
                "select key_id, revision, head, process, definition, status, started_by, started_at, ended_at, last_element, closed from "
                    + "instance where id = $1",
                id.Value),
            row => new InstanceRows
            {
                Id = id,
                Key = new(row.Id(0)),
                Revision = row.Number(1),
                Head = row.Bytes(2),
                Header = new()
                {
                    Id = id,
                    ProcessId = row.Text(3),
                    Definition = row.Text(4),
                    Status = SealedJson.ValueOf<InstanceStatus>(row.Text(5)),
                    StartedBy = row.TextOrNull(6),
                    StartedAt = row.Time(7),
                    EndedAt = row.TimeOrNull(8),
                    LastElement = row.Number(9),
                },
                Closed = row.Bytes(10),
            });
        var scopes = Of("scope", "select id, closed from scope where instance = $1", row => (row.Number(0), row.Bytes(1)));
        var tokens = Of(
            "token",
            "select id, scope, node from token where instance = $1",
            row => new Token(new(row.Number(0)), new(row.Number(1)), row.Text(2)));
        var arrivals = Of(
            "arrival",
            "select scope, gate, flow from arrival where instance = $1",
            row => new Arrival(new(row.Number(0)), row.Text(1), row.Text(2)));
        var tasks = Of(
            "task", "select id, closed from task where instance = $1 and closed_at is null", row => (row.Number(0), row.Bytes(1)));
        var waits = Of(
            "wait", "select id, kind, closed from wait where instance = $1", row => (row.Number(0), row.Text(1), row.Bytes(2)));
        var incidents = Of(
            "incident",
            "select id, token, task, node, code, message, raised_at from incident where instance = $1",
            row => new Incident(
                new(row.Number(0)),
                row.NumberOrNull(1) is { } token ? new(token) : null,
                row.NumberOrNull(2) is { } task ? new(task) : null,
                row.Text(3),
                row.Text(4),
                row.Text(5),
                row.Time(6)));
        var documents = Of(
            "document",
            "select number, version, closed from document where instance = $1",
            row => (new DocumentId(row.Small(0), row.Small(1)), row.Bytes(2)));
        var deadlines = Of("deadline", "select name, closed from deadline where instance = $1", row => (row.Text(0), row.Bytes(1)));
        await session.QueryAsync([instance, scopes, tokens, arrivals, tasks, waits, incidents, documents, deadlines], cancellationToken);
        return instance.Found is not [var rows]
            ? null
            : rows with
            {
                Scopes = scopes.Found,
                Tokens = tokens.Found,
                Arrivals = arrivals.Found,
                Tasks = tasks.Found,
                Waits = waits.Found,
                Incidents = incidents.Found,
                Documents = documents.Found,
                Deadlines = deadlines.Found,
            };

        Rows<T> Of<T>(string table, string text, Func<Row, T> read) => new(new($"{table}.read", text, id.Value), read);
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
}
