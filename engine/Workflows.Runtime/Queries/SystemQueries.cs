using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Runtime.Administration;
using Workflows.Runtime.People;

namespace Workflows.Runtime.Queries;

/// <summary>Reads the system journal; for administrators.</summary>
public sealed class SystemQueries(ReadModel model)
{
    /// <summary>The latest first; nothing for who is no administrator.</summary>
    public Task<Sliced<SystemEntry>> ListAsync(Viewer viewer, Slice slice, CancellationToken cancellationToken) => model.ReadAsync(
        async (db, ct) =>
        {
            if (!viewer.IsAdministrator)
            {
                return new Sliced<SystemEntry>([], null);
            }

            var before = long.TryParse(slice.After, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : long.MaxValue;
            var rows = await db.SystemEntries.Where(e => e.Number < before).OrderByDescending(e => e.Number).Take(slice.Size + 1).ToListAsync(ct);
            return new Sliced<SystemEntry>(
                [.. rows.Take(slice.Size).Select(e => new SystemEntry(e.Number, e.At, e.Kind, e.Actor, e.Detail))],
                rows.Count > slice.Size ? rows[slice.Size - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
        },
        cancellationToken);
}
