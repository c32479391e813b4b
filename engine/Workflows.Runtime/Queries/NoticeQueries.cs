using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

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
        async (db, ct) =>
        {
            if (viewer.Person is not { } person)
            {
                return new Sliced<NoticeListing>([], null);
            }

            var notices = db.Notices.Where(n => n.Person == person);
            if (unread is { } only)
            {
                notices = notices.Where(n => (n.ReadAt == null) == only);
            }

            var cursor = TimeCursor.Read(slice.After);
            if (cursor.At is { } from)
            {
                notices = notices.Where(n => n.At <= from);
            }

            var rows = await notices
                .OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
                .Select(n => new { Row = n, db.Instances.First(i => i.Id == n.Instance).KeyId })
                .Skip(cursor.Given).Take(slice.Size + 1)
                .ToListAsync(ct);
            var cut = cursor.Cut(rows, slice.Size, r => r.Row.At);
            var keys = await model.KeysAsync(cut.Items.Select(r => (r.Row.Instance, r.KeyId)), ct);
            return new Sliced<NoticeListing>(
                [
                    .. from item in cut.Items
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
                cut.Next);
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
}
