using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Running;

/// <summary>The journal entry of a command: header in clear, events sealed, chained to the entry before.</summary>
internal static class JournalStatement
{
    /// <returns>Touches one row; none when the operation, or another entry of that number, is in the journal already.</returns>
    public static Statement For(StoredInstance before, CommandEnvelope envelope, ImmutableArray<ProcessEvent> events, Instant now, out byte[] hash)
    {
        var sequence = before.Revision + 1;
        var header = new JournalHeader(
            envelope.Instance.Value, sequence, now, envelope.Command.Name, envelope.Actor, envelope.Person, envelope.OperationId);
        var closed = SealedJson.Close(
            before.Key, new JournalPayload(JournalPayload.HashOf(envelope.Command), events), JournalPayload.PlaceOf(envelope.Instance, sequence));
        hash = JournalChain.Next(before.Head.AsSpan(), header, closed);
        return new(
            "journal.write",
            """
            insert into journal (instance, sequence, at, kind, actor, person, operation, closed, hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
            """,
            header.Instance,
            header.Sequence,
            header.At,
            header.Kind,
            header.Actor,
            header.Person,
            header.Operation,
            closed,
            hash);
    }
}
