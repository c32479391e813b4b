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
public sealed class InstanceStore(IDatabase database, KeyStore keys, MailSettings mail)
{
    /// <summary>Most steps write no more; where one does, there is room.</summary>
    private const int UsualStatements = 8;

    private readonly MessageStatements _messages = new(mail);

    /// <summary>True when reading several instances at once costs little more than reading one.</summary>
    public bool ReadsTogether => database.Dialect is SqlDialect.Postgres;

    /// <summary>The instance as stored now; null when there is none, or when it was erased.</summary>
    public async Task<StoredInstance?> LoadAsync(InstanceId id, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync((session, ct) => InstanceRows.ReadAsync(session, id, ct), cancellationToken);
        return rows is not null && await keys.FindAsync(rows.Key, cancellationToken) is { } key ? rows.Open(key) : null;
    }

    /// <summary>Several instances as stored now: on PostgreSQL, where each read is a way there and back, in two of them. Those that there are not,
    /// that were erased or that do not open are left out.</summary>
    public async Task<ImmutableArray<StoredInstance>> LoadAllAsync(IReadOnlyCollection<InstanceId> ids, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync((session, ct) => InstanceRows.ReadAsync(session, ids, ct), cancellationToken);
        var found = await keys.FindAllAsync(rows.Select(r => r.Key).ToList(), cancellationToken);
        var opened = ImmutableArray.CreateBuilder<StoredInstance>(rows.Length);
        foreach (var of in rows)
        {
            try
            {
                if (found.TryGetValue(of.Key, out var key))
                {
                    opened.Add(of.Open(key));
                }
            }
            catch (SealBrokenException)
            {
                // Whoever works on it by itself is told.
            }
        }

        return opened.DrainToImmutable();
    }

    /// <summary>A new instance, not stored yet, with a key of its own.</summary>
    public async ValueTask<StoredInstance> NewAsync(InstanceId id, CancellationToken cancellationToken) =>
        StoredInstance.New(id, await keys.TakeAsync(cancellationToken));

    /// <summary>What an operation came to when it was carried out before; null when it was not.</summary>
    internal async Task<PastOperation?> FindOperationAsync(Guid operation, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            new(
                "journal.find",
                "select j.instance, j.sequence, j.kind, j.actor, j.closed, i.key_id from journal j join instance i on i.id = j.instance "
                    + "where j.operation = $1",
                operation),
            row => (
                Instance: new InstanceId(row.Id(0)),
                Sequence: row.Number(1),
                Kind: row.Text(2),
                Actor: row.TextOrNull(3),
                Closed: row.Bytes(4),
                Key: new DataKeyId(row.Id(5))),
            cancellationToken);
        if (found is not [var entry])
        {
            return null;
        }

        var key = await keys.FindAsync(entry.Key, cancellationToken);
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
        new ElementStatements(envelope.Instance, before.Key, keys.Messages, now).AddTo(rest, diff, accepted.Events);
        rest.AddRange(DocumentStatements.For(envelope.Instance, before.Key, diff));
        rest.AddRange(await DocumentStatements.FilesAsync(envelope.Instance, accepted.Documents, keys, now, cancellationToken));
        rest.AddRange(AccessStatements.For(graph, before.State, accepted.State, diff));
        rest.AddRange(DispatchStatements.For(after, accepted, now));
        rest.AddRange(_messages.For(envelope.Instance, before.Key, accepted.Outbox, now));
        return await database.StoreAsync(new(guarded, rest.DrainToImmutable()), cancellationToken) ? after : null;
    }
}

/// <summary>An entry of the journal found by its operation.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Kind">The command's kind.</param>
/// <param name="Actor">Who gave it.</param>
/// <param name="Payload">What happened; null when the case was erased.</param>
internal sealed record PastOperation(InstanceId Instance, long Sequence, string Kind, string? Actor, JournalPayload? Payload);
