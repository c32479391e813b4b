using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;

namespace Workflows.Runtime.Queries;

/// <summary>One act and what came of it.</summary>
/// <param name="Sequence">Counts from 1 within the instance.</param>
/// <param name="At">When it was carried out.</param>
/// <param name="Kind">The kind of command, such as <c>complete-task</c>.</param>
/// <param name="Actor">Who was signed in; null for the engine.</param>
/// <param name="Person">In whose place it was done.</param>
/// <param name="Events">What happened; null for those who may not read the case.</param>
public sealed record JournalEntry(
    long Sequence, Instant At, string Kind, string? Actor, string? Person, ImmutableArray<ProcessEvent>? Events);

/// <summary>Reads journals.</summary>
public sealed class JournalQueries(ReadModel model)
{
    /// <summary>An instance's journal from its start on; null when there is no such instance for this viewer.</summary>
    /// <remarks>Who was asked for one item of many finds their own acts.</remarks>
    public Task<Sliced<JournalEntry>?> ListAsync(Viewer viewer, InstanceId instance, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (db, ct) =>
            {
                var found = await db.InstancesFor(viewer).Where(i => i.Id == instance.Value).Select(i => new { i.Id, i.KeyId }).ToListAsync(ct);
                if (found is not [var row])
                {
                    return null;
                }

                var seesCase = await db.CasesFor(viewer).AnyAsync(i => i.Id == instance.Value, ct);
                var after = long.TryParse(slice.After, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
                var entries = db.Journal.Where(j => j.Instance == instance.Value && j.Sequence > after);
                if (!seesCase && !viewer.IsAdministrator)
                {
                    entries = entries.Where(j => j.Person == viewer.Person);
                }

                var rows = await entries.OrderBy(j => j.Sequence).Take(slice.Size + 1).ToListAsync(ct);
                var keys = await model.KeysAsync([(row.Id, row.KeyId)], ct);
                var key = seesCase ? keys.GetValueOrDefault(row.Id) : null;
                var items = rows.Take(slice.Size).Select(j => new JournalEntry(
                    j.Sequence,
                    j.At,
                    j.Kind,
                    j.Actor,
                    j.Person,
                    key is null
                        ? null
                        : SealedJson.Open<JournalPayload>(key, j.Closed, JournalPayload.PlaceOf(instance, j.Sequence)).Events));
                return new Sliced<JournalEntry>(
                    [.. items], rows.Count > slice.Size ? rows[slice.Size - 1].Sequence.ToString(CultureInfo.InvariantCulture) : null);
            },
            cancellationToken);
}
