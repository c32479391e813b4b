using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Running;

/// <summary>What a notice says; stored sealed.</summary>
public sealed record NoticeText(string Subject, string Text);

/// <summary>The rows by which people are told: a notice in the application for each, and a mail, composed once and for all, where an
/// address is known.</summary>
internal sealed class MessageStatements(MailSettings settings)
{
    private readonly MailAddress _sender = settings.Sender();

    public static SealedPlace PlaceOfNotice(Guid notice) => SealedPlace.Of("notice.closed", notice);

    public IEnumerable<Statement> For(InstanceId instance, DataKey key, IEnumerable<OutboxMessage> messages, Instant now) =>
        messages.SelectMany(message => For(instance, key, message, now));

    private IEnumerable<Statement> For(InstanceId instance, DataKey key, OutboxMessage message, Instant now)
    {
        var id = IdOf(instance, message.Key);
        yield return new(
            "notice.write",
            """
            insert into notice (id, instance, task, kind, person, at, closed) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (id) do nothing
            """,
            id,
            instance.Value,
            message.Task?.Value,
            SealedJson.NameOf(message.Kind),
            message.Person,
            now,
            SealedJson.Close(key, new NoticeText(message.Subject, message.Text), PlaceOfNotice(id)));
        if (message.MailAddress is not { } address)
        {
            yield break;
        }

        var (mail, problem) = Compose(id, instance, address, message, now);
        yield return new(
            "outbox.write",
            """
            insert into outbox (id, instance, kind, person, created_at, next_try_at, attempts, state, reason, closed)
            values ($1, $2, $3, $4, $5, $5, 0, $6, $7, $8)
            on conflict (id) do nothing
            """,
            id,
            instance.Value,
            SealedJson.NameOf(message.Kind),
            message.Person,
            now,
            mail is null ? "refused" : "waiting",
            problem,
            mail is null ? null : SealedMail.Close(mail, key, id));
    }

    private (ComposedMail? Mail, string? Problem) Compose(Guid id, InstanceId instance, string address, OutboxMessage message, Instant now)
    {
        if (!MailAddress.TryCreate(address, null, out var recipient))
        {
            return (null, "The directory's mail address is not one that mails can be sent to: correct it in the organisation file.");
        }

        // What a case's data brought into a subject must not keep the mail from going out.
        var draft = new MailDraft(
            $"{id:N}@{_sender.Domain}",
            now,
            _sender,
            recipient,
            string.Concat(message.Subject.Select(c => char.IsControl(c) ? ' ' : c)),
            string.Concat(message.Text.Select(c => char.IsControl(c) && c is not '\n' ? ' ' : c)) + Link(instance, message.Task));
        var mail = MailComposer.Compose(draft, out var problem);
        return (mail, problem);
    }

    private string Link(InstanceId instance, TaskId? task) => settings.TaskLink is not { } link || task is not { } id
        ? ""
        : "\n\n" + link
            .Replace("{instance}", instance.ToString(), StringComparison.Ordinal)
            .Replace("{task}", id.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n";

    /// <summary>The same for the same message of the same instance, so that what is put in twice finds itself (RFC 9562 §5.8).</summary>
    private static Guid IdOf(InstanceId instance, string key)
    {
        var hash = SHA256.HashData([.. instance.Value.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(key)]).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }
}
