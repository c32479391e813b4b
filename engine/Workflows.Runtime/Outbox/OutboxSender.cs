using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Claiming;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Outbox;

/// <summary>Sends the mails that steps have left in the outbox.</summary>
/// <remarks>At least once: a mail is marked as sent after the mail server took it, so a crash in between sends it again, with the same
/// bytes and Message-ID. On PostgreSQL a node leases what it sends; on SQLite there is one node.</remarks>
public sealed class OutboxSender(
    IDatabase database, KeyStore keys, IMailTransport transport, RecipientRule rule, TimeProvider time, ILogger<OutboxSender> logger)
{
    private const int Batch = 20;
    private const int AtOnce = 4;

    private static readonly Duration FirstPause = Duration.FromSeconds(5);
    private static readonly Duration LongestPause = Duration.FromHours(1);

    private readonly DueRows<OutboxRow> _rows = new(database, Table, OutboxRow.Read, time);

    internal static DueTable Table { get; } = new()
    {
        Queue = new("mails", "outbox", "next_try_at", $"d.state = 'waiting' and {SendingHold.Released}"),
        Name = "outbox",
        Key = "id",
        Columns = "d.id, d.attempts, d.closed, (select i.key_id from instance i where i.id = d.instance)",
        Lease = Duration.FromMinutes(1),
    };

    /// <summary>Since when the oldest mail waits that was tried and not taken; nothing when there is none.</summary>
    internal static Statement Untaken { get; } = new(
        "outbox.untaken",
        $"""
        select d.created_at from outbox d where d.state = 'waiting' and d.attempts > 0 and {SendingHold.Released}
        order by d.created_at, d.id limit 1
        """);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Sends all that may be sent now.</summary>
    /// <returns>When the next try of what did not go is due; null when nothing is left.</returns>
    public async Task<Instant?> SendAsync(CancellationToken cancellationToken)
    {
        Claim<OutboxRow> taken;
        do
        {
            taken = await _rows.TakeAsync(Batch, held: 0, cancellationToken);
            await Parallel.ForEachAsync(
                taken.Items,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (row, ct) => await SendAsync(row, taken, ct));
        }
        while (taken.Items.Length == Batch);

        return await _rows.NextAsync(cancellationToken);
    }

    private async Task SendAsync(OutboxRow row, Claim<OutboxRow> taken, CancellationToken cancellationToken)
    {
        if (!taken.IsHeldAt(Now))
        {
            Meters.ClaimsLost.Add(1, Meters.Of(Table));
            return; // the mails before it took long: whoever takes it now sends it
        }

        await MarkAsync(row, await SendOneAsync(row, cancellationToken), taken.Until, cancellationToken);
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

    private async Task MarkAsync(OutboxRow row, MailDelivery delivery, Instant? until, CancellationToken cancellationToken)
    {
        Statement mark;
        Meters.Mails.Add(1, Meters.Result(delivery.GetType().Name.ToLowerInvariant()));
        switch (delivery)
        {
            case MailDelivery.Delivered:
                // What was said is in the journal; the outbox keeps that it was sent, whoever has the row by now.
                mark = new(
                    "outbox.sent",
                    "update outbox set state = 'sent', sent_at = $2, closed = null, reason = null where id = $1 and state = 'waiting'",
                    row.Id,
                    Now);
                break;
            case MailDelivery.Later later:
                Meters.Retries.Add(1, Meters.Of(Table));
                var pause = Duration.Min(FirstPause * Math.Pow(2, Math.Min(row.Attempts, 20)), LongestPause);
                logger.LogWarning("Mail {Mail} was not taken: {Reason} Next try in {Pause}", row.Id, later.Reason, pause);
                mark = new(
                    "outbox.later",
                    $"""
                    update outbox set attempts = attempts + 1, next_try_at = $2, claimed_until = null, reason = $3
                    where id = $1 and {IsStillOurs("$4")}
                    """,
                    row.Id,
                    Now + pause,
                    later.Reason,
                    until);
                break;
            case MailDelivery.Refused refused:
                logger.LogError("Mail {Mail} cannot be sent: {Reason} It is listed under the outbox", row.Id, refused.Reason);
                mark = new(
                    "outbox.refused",
                    $"update outbox set state = 'refused', reason = $2 where id = $1 and {IsStillOurs("$3")}",
                    row.Id,
                    refused.Reason,
                    until);
                break;
            default:
                throw new InvalidOperationException($"No delivery {delivery.GetType().Name}: the set is closed.");
        }

        if (await database.ExecuteAsync([mark], cancellationToken) is [0])
        {
            Meters.ClaimsLost.Add(1, Meters.Of(Table));
        }
    }

    /// <summary>What one has to say of a mail that another node has taken since is out of date.</summary>
    private static string IsStillOurs(string until) => $"state = 'waiting' and claimed_until is not distinct from {until}";

    private sealed record OutboxRow(Guid Id, long Attempts, byte[] Closed, DataKeyId Key)
    {
        public static OutboxRow Read(Row row) => new(row.Id(0), row.Number(1), row.Bytes(2), new(row.Id(3)));
    }
}
