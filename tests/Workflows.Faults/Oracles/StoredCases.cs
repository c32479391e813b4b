using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Engine.State;
using Workflows.Runtime;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Faults.Oracles;

/// <summary>Reads what an installation has stored, past the engine's own queries, while no server runs on it.</summary>
internal sealed class StoredCases : IAsyncDisposable
{
    private readonly WorkflowsStorage _storage;

    private StoredCases(WorkflowsStorage storage) => _storage = storage;

    public IDatabase Database => _storage.Database;

    /// <param name="options">Where the installation keeps its cases and keys.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<StoredCases> OpenAsync(WorkflowsOptions options, CancellationToken cancellationToken) =>
        new(await WorkflowsStorage.OpenAsync(options, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, cancellationToken));

    /// <summary>Every case with its journal, one after the other.</summary>
    public async IAsyncEnumerable<StoredCase> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var store = new InstanceStore(Database, _storage.Keys, new MailSettings());
        var ids = await Database.QueryAsync(new("faults.cases", "select id from instance order by id"), row => row.Id(0), cancellationToken);
        foreach (var id in ids)
        {
            var stored = await store.LoadAsync(new(id), cancellationToken);
            if (stored is null)
            {
                yield return new(new(id), "", [], null, "its key is gone");
                continue;
            }

            yield return await ReadAsync(stored, cancellationToken);
        }
    }

    public Task<ImmutableArray<(Guid Id, string Kind, string State)>> MailsAsync(CancellationToken cancellationToken) => Database.QueryAsync(
        new("faults.mails", "select id, kind, state from outbox"), row => (row.Id(0), row.Text(1), row.Text(2)), cancellationToken);

    /// <summary>How many rows there are.</summary>
    /// <param name="what">As after <c>from</c>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<long> CountAsync(string what, CancellationToken cancellationToken) =>
        (await Database.QueryAsync(new("faults.count", $"select count(*) from {what}"), row => row.Number(0), cancellationToken))[0];

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    private async Task<StoredCase> ReadAsync(StoredInstance stored, CancellationToken cancellationToken)
    {
        var id = stored.State.Header.Id;
        var rows = await Database.QueryAsync(
            new(
                "faults.journal",
                "select sequence, at, kind, actor, person, operation, closed, hash from journal where instance = $1 order by sequence",
                id.Value),
            row => (
                Header: new JournalHeader(id.Value, row.Number(0), row.Time(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4), row.Id(5)),
                Closed: row.Bytes(6),
                Hash: row.Bytes(7)),
            cancellationToken);
        var (state, head) = (InstanceState.Before(id), JournalChain.Beginning.ToArray());
        var entries = ImmutableArray.CreateBuilder<StoredEntry>(rows.Length);
        string? broken = null;
        foreach (var (header, closed, hash) in rows)
        {
            head = JournalChain.Next(head, header, closed);
            broken ??= hash.AsSpan().SequenceEqual(head) ? null : $"entry {header.Sequence} does not follow from the one before";
            var events = SealedJson.Open<JournalPayload>(stored.Key, closed, JournalPayload.PlaceOf(id, header.Sequence)).Events;
            entries.Add(new(header, events));
            state = state.After(events);
        }

        broken ??= stored.Head.AsSpan().SequenceEqual(head) && stored.Revision == rows.Length ? null : "the journal does not end where the case says";
        broken ??= AreSame(stored.State, state) ? null : "its rows are not what its journal comes to";
        return new(id, stored.State.Header.ProcessId, entries.MoveToImmutable(), stored.State, broken);
    }

    /// <summary>The headers as JSON, since they hold a list.</summary>
    private static bool AreSame(InstanceState one, InstanceState other) =>
        (StateDiff.Between(one, other) with { HeaderChanged = false }).IsEmpty
        && JsonSerializer.Serialize(one.Header, EngineJson.Options) == JsonSerializer.Serialize(other.Header, EngineJson.Options);
}

/// <param name="Id">Its id.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Journal">In order.</param>
/// <param name="State">Where it is; null when it cannot be read.</param>
/// <param name="Broken">What is wrong with its journal or its rows; null when the chain holds and both say the same.</param>
internal sealed record StoredCase(InstanceId Id, string Process, ImmutableArray<StoredEntry> Journal, InstanceState? State, string? Broken)
{
    public IEnumerable<T> Events<T>()
        where T : ProcessEvent => Journal.SelectMany(e => e.Events).OfType<T>();
}

internal sealed record StoredEntry(JournalHeader Header, ImmutableArray<ProcessEvent> Events);
