using Microsoft.EntityFrameworkCore;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Something that went wrong and waits for an administrator.</summary>
public sealed record IncidentListing(InstanceId Instance, string Process, Incident Incident);

/// <summary>Reads open incidents.</summary>
public sealed class IncidentQueries(ReadModel model)
{
    /// <summary>The oldest first.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="slice">Which stretch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<Sliced<IncidentListing>> ListAsync(
        Viewer viewer, string? process, InstanceId? instance, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (db, ct) =>
            {
                var incidents = db.IncidentsFor(viewer);
                if (instance is { } one)
                {
                    incidents = incidents.Where(n => n.Instance == one.Value);
                }

                if (process is not null)
                {
                    incidents = incidents.Where(n => db.Instances.Any(i => i.Id == n.Instance && i.Process == process));
                }

                var cursor = TimeCursor.Read(slice.After);
                if (cursor.At is { } from)
                {
                    incidents = incidents.Where(n => n.RaisedAt >= from);
                }

                var rows = await incidents
                    .OrderBy(n => n.RaisedAt).ThenBy(n => n.Instance).ThenBy(n => n.Id)
                    .Select(n => new { Row = n, db.Instances.First(i => i.Id == n.Instance).Process })
                    .Skip(cursor.Given).Take(slice.Size + 1)
                    .ToListAsync(ct);
                return cursor.Cut(rows, slice.Size, r => r.Row.RaisedAt)
                    .Select(r => new IncidentListing(new(r.Row.Instance), r.Process, Open(r.Row)));
            },
            cancellationToken);

    private static Incident Open(IncidentRow row) => new(
        new(row.Id),
        row.Token is { } token ? new(token) : null,
        row.Task is { } task ? new(task) : null,
        row.Node,
        row.Code,
        row.Message,
        row.RaisedAt);
}
