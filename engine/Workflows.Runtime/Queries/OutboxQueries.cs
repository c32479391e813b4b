using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;

namespace Workflows.Runtime.Queries;

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    /// <summary>For its first or next try.</summary>
    Waiting,

    Sent,

    /// <summary>Given up: an administrator must look.</summary>
    Refused,
}

/// <summary>A mail that was or is to be sent, without its content.</summary>
public sealed record MailListing(
    Guid Mail,
    InstanceId Instance,
    OutboxKind Kind,
    string Person,
    MailState State,
    Instant CreatedAt,
    Instant? SentAt,
    int Attempts,
    Instant? NextTryAt,
    string? Reason);

/// <summary>Reads what became of mails; for administrators.</summary>
public sealed class OutboxQueries(ReadModel model)
{
    /// <summary>The latest first; nothing for who is no administrator.</summary>
    public Task<Sliced<MailListing>> ListAsync(Viewer viewer, MailState? state, Slice slice, CancellationToken cancellationToken) => model.ReadAsync(
        async (db, ct) =>
        {
            if (!viewer.IsAdministrator)
            {
                return new Sliced<MailListing>([], null);
            }

            var mails = db.Outbox.AsQueryable();
            if (state is { } only)
            {
                var name = SealedJson.NameOf(only);
                mails = mails.Where(m => m.State == name);
            }

            var cursor = TimeCursor.Read(slice.After);
            if (cursor.At is { } from)
            {
                mails = mails.Where(m => m.CreatedAt <= from);
            }

            var rows = await mails
                .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
                .Skip(cursor.Given).Take(slice.Size + 1)
                .ToListAsync(ct);
            return cursor.Cut(rows, slice.Size, m => m.CreatedAt).Select(m => new MailListing(
                m.Id,
                new(m.Instance),
                SealedJson.ValueOf<OutboxKind>(m.Kind),
                m.Person,
                SealedJson.ValueOf<MailState>(m.State),
                m.CreatedAt,
                m.SentAt,
                m.Attempts,
                m.State == "waiting" ? m.NextTryAt : null,
                m.Reason));
        },
        cancellationToken);
}
