using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Something that a person is told in the application.</summary>
public sealed record NoticeListing(
    Guid Notice, Instant At, OutboxKind Kind, string Subject, string Text, InstanceId Instance, TaskId? Task, Instant? ReadAt);

/// <summary>Reads what people were told, each their own.</summary>
public sealed class NoticeQueries(ReadModel model, IDatabase database, TimeProvider time)
{
    /// <summary>What the viewer was told, the latest first.</summary>
    /// <param name="viewer">Who asks; an administrator who is no person is told nothing.</param>
    /// <param name="unread">True: only what is not marked as read.</param>
    /// <param name="slice">Which stretch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<Sliced<NoticeListing>> ListAsync(Viewer viewer, bool? unread, Slice slice, CancellationToken cancellationToken) => model.ReadAsync(
        async (session, db, ct) =>
        {
            if (viewer.Person is not { } person)
            {
                return new Sliced<NoticeListing>([], null);
            }

            var look = model.Look();
            var after = ListPlace.Read(slice.After, ListOrders.NoticesUnread.Kinds);
            IReadOnlyList<ListOrder> orders = unread switch
            {
                true => [ListOrders.NoticesUnread],
                false => [ListOrders.NoticesRead],
                null => [ListOrders.NoticesUnread, ListOrders.NoticesRead],
            };
            var source = MergedSource.Of(orders[0], [.. orders.Select(order => new IndexSource(session, order, [person], TimeRange.All, after))]);
            var stretch = await ListReading.ReadAsync(new(source, null), slice.Size, look, places => ShownAsync(db, places, ct), ct);
            var keys = await model.KeysAsync(stretch.Rows.Select(r => (r.Row.Instance, r.Key)), ct);
            return new Sliced<NoticeListing>(
                [
                    .. from item in stretch.Rows
                       let row = item.Row
                       where keys.ContainsKey(row.Instance)
                       let text = SealedJson.Open<NoticeText>(keys[row.Instance], row.Closed, MessageStatements.PlaceOfNotice(row.Id))
                       select new NoticeListing(
                           row.Id,
                           row.At,
                           SealedJson.ValueOf<OutboxKind>(row.Kind),
                           text.Subject,
                           text.Text,
                           new(row.Instance),
                           row.Task is { } task ? new TaskId(task) : null,
                           row.ReadAt),
                ],
                stretch.Next?.ToString());
        },
        cancellationToken);

    /// <summary>Marks a notice of the viewer's as read; marking it again changes nothing.</summary>
    /// <returns>False when there is none for this viewer.</returns>
    public async Task<bool> MarkReadAsync(Viewer viewer, Guid notice, CancellationToken cancellationToken)
    {
        var touched = await database.ExecuteAsync(
            [
                new(
                    "notice.read",
                    "update notice set read_at = coalesce(read_at, $3) where id = $1 and person = $2",
                    notice,
                    viewer.Person ?? "",
                    Instant.FromDateTimeOffset(time.GetUtcNow())),
            ],
            cancellationToken);
        return touched[0] == 1;
    }

    /// <summary>How many the person has not marked as read.</summary>
    internal static async Task<Counted> CountUnreadAsync(IReadSession session, Viewer viewer, Look look, CancellationToken cancellationToken) =>
        viewer.Person is { } person
            ? await ListReading.CountAsync(
                [CountingWay.All(new IndexSource(session, ListOrders.NoticesUnread, [person], TimeRange.All, null))], look, cancellationToken)
            : Counted.None;

    private static async Task<IReadOnlyList<(ListPlace, (NoticeRow Row, Guid Key))>> ShownAsync(
        WorkflowsDbContext db, IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        var ids = places.Select(p => p.Id(1)).ToArray();
        var rows = await db.Notices
            .Where(n => ids.Contains(n.Id))
            .Select(n => new { Row = n, db.Instances.First(i => i.Id == n.Instance).KeyId })
            .ToDictionaryAsync(n => n.Row.Id, n => (n.Row, n.KeyId), cancellationToken);
        return [.. places.Select(p => (p, rows[p.Id(1)]))];
    }
}
