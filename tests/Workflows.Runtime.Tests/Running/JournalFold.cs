using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>An instance as its journal tells it.</summary>
internal static class JournalFold
{
    /// <returns>The state that the events yield, and the hash of the last entry, each hash having been checked on the way.</returns>
    public static async Task<(InstanceState State, byte[] Head)> OfAsync(IDatabase database, InstanceId id, DataKey key)
    {
        var entries = await database.QueryAsync(
            new(
                "read",
                "select sequence, at, kind, actor, person, operation, closed, hash from journal where instance = $1 order by sequence",
                id.Value),
            row => (
                Header: new JournalHeader(id.Value, row.Number(0), row.Time(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4), row.Id(5)),
                Closed: row.Bytes(6),
                Hash: row.Bytes(7)),
            default);
        var (state, head) = (InstanceState.Before(id), JournalChain.Beginning.ToArray());
        foreach (var (header, closed, hash) in entries)
        {
            head = JournalChain.Next(head, header, closed);
            Assert.Equal(hash, head);
            state = state.After(SealedJson.Open<JournalPayload>(key, closed, JournalPayload.PlaceOf(id, header.Sequence)).Events);
        }

        return (state, head);
    }
}
