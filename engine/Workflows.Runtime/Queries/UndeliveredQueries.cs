using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;

namespace Workflows.Runtime.Queries;

/// <summary>Something that one case sent to another and that could not be delivered so far, without its content.</summary>
/// <param name="Sender">The case that sent it.</param>
/// <param name="Process">Its process.</param>
/// <param name="Number">Tells what it has sent apart: the step that sent it, and which of that step's.</param>
/// <param name="Kind">Such as <c>start</c> or <c>return</c>.</param>
/// <param name="Since">When it was sent.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextTryAt">When it is tried again.</param>
/// <param name="Problem">Why the last try failed, as the log names it.</param>
public sealed record UndeliveredListing(
    InstanceId Sender, string Process, string Number, string Kind, Instant Since, int Attempts, Instant NextTryAt, string? Problem);

/// <summary>Reads what cases sent to one another and did not arrive at the first try; for administrators.</summary>
public sealed class UndeliveredQueries(ReadModel model)
{
    /// <summary>The oldest first; nothing for who is no administrator.</summary>
    public Task<Sliced<UndeliveredListing>> ListAsync(Viewer viewer, Slice slice, CancellationToken cancellationToken) => model.ReadAsync(
        async (db, ct) =>
        {
            if (!viewer.IsAdministrator)
            {
                return new Sliced<UndeliveredListing>([], null);
            }

            var dispatches = db.Dispatches.Where(d => d.Attempts > 0);
            var cursor = TimeCursor.Read(slice.After);
            if (cursor.At is { } from)
            {
                dispatches = dispatches.Where(d => d.CreatedAt >= from);
            }

            var rows = await dispatches
                .OrderBy(d => d.CreatedAt).ThenBy(d => d.Sender).ThenBy(d => d.Sequence).ThenBy(d => d.Position)
                .Select(d => new { Row = d, db.Instances.First(i => i.Id == d.Sender).Process })
                .Skip(cursor.Given).Take(slice.Size + 1)
                .ToListAsync(ct);
            return cursor.Cut(rows, slice.Size, r => r.Row.CreatedAt).Select(r => new UndeliveredListing(
                new(r.Row.Sender),
                r.Process,
                $"{r.Row.Sequence}.{r.Row.Position}",
                r.Row.Kind,
                r.Row.CreatedAt,
                r.Row.Attempts,
                r.Row.NextTryAt,
                r.Row.Reason));
        },
        cancellationToken);
}
