using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Documents;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;

namespace Workflows.Runtime.Running;

/// <summary>Loads instances and stores what steps yield: everything of a step in one transaction, or nothing.</summary>
public sealed class InstanceStore
{
    /// <summary>Most steps write no more; where one does, there is room.</summary>
    private const int UsualStatements = 8;

    private readonly IDatabase _database;
    private readonly KeyStore _keys;
    private readonly MessageStatements _messages;

    /// <summary>Where each read is a way there and back; null where it is none.</summary>
    private readonly TogetherReading<InstanceId, StoredInstance>? _together;

    public InstanceStore(IDatabase database, KeyStore keys, MailSettings mail)
    {
        (_database, _keys, _messages) = (database, keys, new(mail));
        _together = database.Dialect is SqlDialect.Postgres ? new(LoadTogetherAsync) : null;
    }

    /// <summary>The instance as stored now; null when there is none, or when it was erased.</summary>
    /// <exception cref="SealBrokenException">It was changed outside the program.</exception>
    public async Task<StoredInstance?> LoadAsync(InstanceId id, CancellationToken cancellationToken) =>
        _together is not null && await _together.ReadAsync(id).WaitAsync(cancellationToken) is { } found
            ? found
            : await LoadAloneAsync(id, cancellationToken);

    /// <summary>A new instance, not stored yet, with a key of its own.</summary>
    public async ValueTask<StoredInstance> NewAsync(InstanceId id, CancellationToken cancellationToken) =>
        StoredInstance.New(id, await _keys.TakeAsync(cancellationToken));

    /// <summary>What an operation came to when it was carried out before; null when it was not.</summary>
    internal async Task<PastOperation?> FindOperationAsync(Guid operation, CancellationToken cancellationToken)
    {
        var statement = new Statement(
            "journal.find",
            "select j.instance, j.sequence, j.kind, j.actor, j.closed, i.key_id from journal j join instance i on i.id = j.instance "
                + "where j.operation = $1",
            operation);
        var found = await _database.ReadByKeysAsync(
            (session, ct) => session.QueryAsync(
                statement,
                row => (
                    Instance: new InstanceId(row.Id(0)),
                    Sequence: row.Number(1),
                    Kind: row.Text(2),
                    Actor: row.TextOrNull(3),
                    Closed: row.Bytes(4),
                    Key: new DataKeyId(row.Id(5))),
                ct),
            cancellationToken);
        if (found is not [var entry])
        {
            return null;
        }

        var key = await _keys.FindAsync(entry.Key, cancellationToken);
        var payload = key is null
            ? null
            : SealedJson.Open<JournalPayload>(key, entry.Closed, JournalPayload.PlaceOf(entry.Instance, entry.Sequence));
        return new(entry.Instance, entry.Sequence, entry.Kind, entry.Actor, payload);
    }

    /// <summary>Stores a step.</summary>
    /// <param name="before">What the step was made from.</param>
    /// <param name="graph">The definition that the instance is pinned to.</param>
    /// <param name="envelope">The command.</param>
    /// <param name="accepted">What came of it.</param>
    /// <param name="files">Uploaded files that the command gives to the case.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="cancellationToken">Not heeded once the transaction has begun.</param>
    /// <returns>The instance as stored now, or null when it is not: another command came first, or this one was stored before.</returns>
    internal async Task<StoredInstance?> CommitAsync(
        StoredInstance before,
        ProcessGraph graph,
        CommandEnvelope envelope,
        StepResult.Accepted accepted,
        ImmutableArray<BlobId> files,
        Instant now,
        CancellationToken cancellationToken)
    {
        var after = new StoredInstance(accepted.State, before.Revision + 1, [], before.Key);
        var entry = JournalStatement.For(before, envelope, accepted.Events, now, out var head);
        after = after with { Head = [.. head] };
        var diff = StateDiff.Between(before.State, accepted.State);
        ImmutableArray<Statement> guarded =
        [
            InstanceRows.Write(before, after),
            entry,
            .. files.Select(file => BlobStore.Attach(file, envelope.Instance.Value, envelope.Actor ?? "")),
        ];
        var rest = ImmutableArray.CreateBuilder<Statement>(UsualStatements);
        new ElementStatements(envelope.Instance, before.Key, _keys.Messages, now).AddTo(rest, diff, accepted.Events);
        rest.AddRange(DocumentStatements.For(envelope.Instance, before.Key, diff));
        rest.AddRange(await DocumentStatements.FilesAsync(envelope.Instance, accepted.Documents, _keys, now, cancellationToken));
        rest.AddRange(AccessStatements.For(graph, before.State, accepted.State, diff));
        rest.AddRange(DispatchStatements.For(after, accepted, now));
        rest.AddRange(_messages.For(envelope.Instance, before.Key, accepted.Outbox, now));
        return await _database.StoreAsync(new(guarded, rest.DrainToImmutable()), cancellationToken) ? after : null;
    }

    private async Task<StoredInstance?> LoadAloneAsync(InstanceId id, CancellationToken cancellationToken)
    {
        var rows = await _database.ReadByKeysAsync((session, ct) => InstanceRows.ReadAsync(session, id, ct), cancellationToken);
        return rows is not null && await _keys.FindAsync(rows.Key, cancellationToken) is { } key ? rows.Open(key) : null;
    }

    /// <returns>Without those that there are not, that were erased or that do not open; without any while this node lacks a master key
    /// of one of them.</returns>
    private async Task<IReadOnlyDictionary<InstanceId, StoredInstance>> LoadTogetherAsync(IReadOnlyCollection<InstanceId> ids)
    {
        var rows = await _database.ReadByKeysAsync((session, ct) => InstanceRows.ReadAsync(session, ids, ct), CancellationToken.None);
        var opened = new Dictionary<InstanceId, StoredInstance>(rows.Length);
        IReadOnlyDictionary<DataKeyId, DataKey> keys;
        try
        {
            keys = await _keys.FindAllAsync(rows.Select(r => r.Key).ToList(), CancellationToken.None);
        }
        catch (MasterKeyLackingException)
        {
            return opened; // each is loaded alone, and who asked for one that needs that key is told
        }

        foreach (var of in rows)
        {
            try
            {
                if (keys.TryGetValue(of.Key, out var key))
                {
                    opened.Add(of.Id, of.Open(key));
                }
            }
            catch (Exception)
            {
                // Whatever is the matter with one, the others are loaded; it is loaded alone, and whoever asked for it is told.
            }
        }

        return opened;
    }
}

/// <summary>An entry of the journal found by its operation.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Kind">The command's kind.</param>
/// <param name="Actor">Who gave it.</param>
/// <param name="Payload">What happened; null when the case was erased.</param>
internal sealed record PastOperation(InstanceId Instance, long Sequence, string Kind, string? Actor, JournalPayload? Payload);
