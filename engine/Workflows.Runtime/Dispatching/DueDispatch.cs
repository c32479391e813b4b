using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Claiming;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Dispatching;

/// <summary>A dispatch that may be delivered now: nothing that the same sender sent to the same target before is still on its way.</summary>
internal sealed record DueDispatch(InstanceId Sender, long Sequence, int Position, int Attempts, byte[] Closed, DataKeyId Key)
{
    private const string IsNext = """
        not exists (
            select 1 from dispatch e where e.sender = d.sender and e.target = d.target
            and (e.sequence < d.sequence or (e.sequence = d.sequence and e.position < d.position)))
        """;

    public static DueTable Table { get; } = new()
    {
        Queue = new("dispatches", "dispatch", "next_try_at", IsNext),
        Name = "dispatch",
        Key = "sender, sequence, position",
        Columns = "d.sender, d.sequence, d.position, d.attempts, d.closed, (select i.key_id from instance i where i.id = d.sender)",
        Lease = Duration.FromMinutes(1),
    };

    public Statement Delivered() => new(
        "dispatch.delivered", "delete from dispatch where sender = $1 and sequence = $2 and position = $3", Sender.Value, Sequence, Position);

    /// <summary>Touches no row when another node has taken it since.</summary>
    public Statement Later(Instant next, string reason, Instant? until) => new(
        "dispatch.later",
        """
        update dispatch set attempts = attempts + 1, next_try_at = $4, claimed_until = null, reason = $5
        where sender = $1 and sequence = $2 and position = $3 and claimed_until is not distinct from $6
        """,
        Sender.Value,
        Sequence,
        Position,
        next,
        reason,
        until);

    public static DueDispatch Read(Row row) =>
        new(new(row.Id(0)), row.Number(1), row.Small(2), row.Small(3), row.Bytes(4), new(row.Id(5)));
}
