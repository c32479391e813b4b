using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Model;

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
        async (session, db, ct) =>
        {
            if (!viewer.IsAdministrator)
            {
                return new Sliced<MailListing>([], null);
            }

            var look = model.Look();
            var order = ListOrders.MailsOfState;
            var after = ListPlace.Read(slice.After, order.Kinds);
            MailState[] states = state is { } only ? [only] : Enum.GetValues<MailState>();
            var source = MergedSource.Of(
                order, [.. states.Select(s => new IndexSource(session, order, [SealedJson.NameOf(s)], TimeRange.All, after))]);
            var stretch = await ListReading.ReadAsync(new(source, null), slice.Size, look, places => ShownAsync(db, places, ct), ct);
            return new Sliced<MailListing>(stretch.Rows, stretch.Next?.ToString());
        },
        cancellationToken);

    private static async Task<IReadOnlyList<(ListPlace, MailListing)>> ShownAsync(
        WorkflowsDbContext db, IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        var ids = places.Select(p => p.Id(1)).ToArray();
        var rows = await db.Outbox.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        return [.. places.Select(p => (p, Describe(rows[p.Id(1)])))];
    }

    private static MailListing Describe(OutboxRow mail) => new(
        mail.Id,
        new(mail.Instance),
        SealedJson.ValueOf<OutboxKind>(mail.Kind),
        mail.Person,
        SealedJson.ValueOf<MailState>(mail.State),
        mail.CreatedAt,
        mail.SentAt,
        mail.Attempts,
        mail.State == "waiting" ? mail.NextTryAt : null,
        mail.Reason);
}
