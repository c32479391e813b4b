using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Outbox;

/// <summary>Sends the mails that steps have left in the outbox.</summary>
/// <remarks>At least once: a mail is marked as sent after the mail server took it, so a crash in between sends it again, with the same
/// bytes and Message-ID. On PostgreSQL a node leases what it sends; on SQLite there is one node.</remarks>
public sealed class OutboxSender(
    IDatabase database, KeyStore keys, IMailTransport transport, RecipientRule rule, TimeProvider time, ILogger<OutboxSender> logger)
{
    private const int Batch = 20;
    private const int AtOnce = 4;

    private static readonly Duration Lease = Duration.FromMinutes(1);
    private static readonly Duration FirstPause = Duration.FromSeconds(5);
    private static readonly Duration LongestPause = Duration.FromHours(1);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Sends all that may be sent now.</summary>
    /// <returns>When the next try of what did not go is due; null when nothing is left.</returns>
    public async Task<Instant?> SendAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<OutboxRow> rows;
        do
        {
            rows = await ClaimAsync(cancellationToken);
            await Parallel.ForEachAsync(
                rows,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (row, ct) => await MarkAsync(row, await SendOneAsync(row, ct), ct));
        }
        while (rows.Length == Batch);

        var next = await database.QueryAsync(
            new("outbox.next", "select min(next_try_at) from outbox where state = 'waiting'"),
            row => row.TimeOrNull(0),
            cancellationToken);
        return next[0];
    }

    private async Task<MailDelivery> SendOneAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(row.Key, cancellationToken) is not { } key)
        {
            return new MailDelivery.Refused("The case was erased before the mail was sent.");
        }

        var mail = SealedMail.Open(row.Closed, key, row.Id);
        return rule.Allows(mail.Recipient)
            ? await transport.SendAsync(mail, cancellationToken)
            : new MailDelivery.Refused("This installation sends only to the addresses that it lists, and this is none of them.");
    }

    private async Task MarkAsync(OutboxRow row, MailDelivery delivery, CancellationToken cancellationToken)
    {
        Statement mark;
        switch (delivery)
        {
            case MailDelivery.Delivered:
                // What was said is in the journal; the outbox keeps that it was sent.
                mark = new("outbox.sent", "update outbox set state = 'sent', sent_at = $2, closed = null, reason = null where id = $1", row.Id, Now);
                break;
            case MailDelivery.Later later:
                var pause = Duration.Min(FirstPause * Math.Pow(2, Math.Min(row.Attempts, 20)), LongestPause);
                logger.LogWarning("Mail {Mail} was not taken: {Reason} Next try in {Pause}", row.Id, later.Reason, pause);
                mark = new(
                    "outbox.later",
                    "update outbox set attempts = attempts + 1, next_try_at = $2, claimed_until = null, reason = $3 where id = $1",
                    row.Id,
                    Now + pause,
                    later.Reason);
                break;
            case MailDelivery.Refused refused:
                logger.LogError("Mail {Mail} cannot be sent: {Reason} It is listed under the outbox", row.Id, refused.Reason);
                mark = new("outbox.refused", "update outbox set state = 'refused', reason = $2 where id = $1", row.Id, refused.Reason);
                break;
            default:
                throw new InvalidOperationException($"No delivery {delivery.GetType().Name}: the set is closed.");
        }

        await database.ExecuteAsync([mark], cancellationToken);
    }

    private Task<ImmutableArray<OutboxRow>> ClaimAsync(CancellationToken cancellationToken)
    {
        const string Columns = "o.id, o.attempts, o.closed, (select i.key_id from instance i where i.id = o.instance)";
        var now = Now;
        return database.Dialect is SqlDialect.Postgres
            ? database.WriteAsync(
                (session, ct) => session.QueryAsync(
                    new(
                        "outbox.claim",
                        $"""
                        update outbox o set claimed_until = $3 where o.id in (
                            select id from outbox
                            where state = 'waiting' and next_try_at <= $1 and (claimed_until is null or claimed_until < $1)
                            order by next_try_at limit $2 for update skip locked)
                        returning {Columns}
                        """,
                        now,
                        (long)Batch,
                        now + Lease),
                    OutboxRow.Read,
                    ct),
                cancellationToken)
            : database.QueryAsync(
                new(
                    "outbox.due",
                    $"select {Columns} from outbox o where o.state = 'waiting' and o.next_try_at <= $1 order by o.next_try_at limit $2",
                    now,
                    (long)Batch),
                OutboxRow.Read,
                cancellationToken);
    }

    private sealed record OutboxRow(Guid Id, long Attempts, byte[] Closed, DataKeyId Key)
    {
        public static OutboxRow Read(Row row) => new(row.Id(0), row.Number(1), row.Bytes(2), new(row.Id(3)));
    }
}
