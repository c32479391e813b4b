using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Dispatching;

/// <summary>A dispatch that may be delivered now: nothing that the same sender sent to the same target before is still on its way.</summary>
internal sealed record DueDispatch(InstanceId Sender, long Sequence, int Position, int Attempts, byte[] Closed, DataKeyId Key)
{
    private const string Columns = "d.sender, d.sequence, d.position, d.attempts, d.closed, (select i.key_id from instance i where i.id = d.sender)";

    private const string IsNext = """
        not exists (
            select 1 from dispatch e where e.sender = d.sender and e.target = d.target
            and (e.sequence < d.sequence or (e.sequence = d.sequence and e.position < d.position)))
        """;

    /// <summary>Takes a batch. On PostgreSQL it is leased to this node, so that no other delivers it meanwhile; on SQLite there is one node.</summary>
    public static Task<ImmutableArray<DueDispatch>> ClaimAsync(
        IDatabase database, Instant now, Duration lease, int batch, CancellationToken cancellationToken) =>
        database.Dialect is SqlDialect.Postgres
            ? database.WriteAsync(
                (session, ct) => session.QueryAsync(
                    new(
                        "dispatch.claim",
                        $"""
                        update dispatch d set claimed_until = $3 where (d.sender, d.sequence, d.position) in (
                            select d.sender, d.sequence, d.position from dispatch d
                            where d.next_try_at <= $1 and (d.claimed_until is null or d.claimed_until < $1) and {IsNext}
                            order by d.next_try_at limit $2 for update skip locked)
                        returning {Columns}
                        """,
                        now,
                        (long)batch,
                        now + lease),
                    Read,
                    ct),
                cancellationToken)
            : database.QueryAsync(
                new(
                    "dispatch.due",
                    $"select {Columns} from dispatch d where d.next_try_at <= $1 and {IsNext} order by d.next_try_at limit $2",
                    now,
                    (long)batch),
                Read,
                cancellationToken);

    public Statement Delivered() => new(
        "dispatch.delivered", "delete from dispatch where sender = $1 and sequence = $2 and position = $3", Sender.Value, Sequence, Position);

    public Statement Later(Instant next, string reason) => new(
        "dispatch.later",
        """
        update dispatch set attempts = attempts + 1, next_try_at = $4, claimed_until = null, reason = $5
        where sender = $1 and sequence = $2 and position = $3
        """,
        Sender.Value,
        Sequence,
        Position,
        next,
        reason);

    private static DueDispatch Read(Row row) =>
        new(new(row.Id(0)), row.Number(1), row.Small(2), row.Small(3), row.Bytes(4), new(row.Id(5)));
}
