using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>A call of a service that is under way or is to be made.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Definition">The content hash of the definition.</param>
/// <param name="Node">The step.</param>
/// <param name="Host">Whom it goes to; the address may hold what only those see who may read the case.</param>
/// <param name="Attempts">How many were begun.</param>
/// <param name="DueAt">When the next attempt may begin; while one is under way, when that is given up.</param>
/// <param name="IsUnderWay">True while an attempt is.</param>
/// <param name="Failure">Why the last attempt came to nothing; null before one has.</param>
public sealed record CallListing(
    InstanceId Instance, string Process, string Definition, string Node, string Host, int Attempts, Instant DueAt, bool IsUnderWay, string? Failure);

/// <summary>Reads which calls are under way. Those that have stopped are incidents.</summary>
public sealed class CallQueries(ReadModel model)
{
    /// <summary>In order of time; of the viewer's cases, for an administrator of all.</summary>
    public Task<Sliced<CallListing>> ListAsync(Viewer viewer, InstanceId? instance, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (session, db, ct) =>
            {
                var sight = new Sight(session, db, viewer);
                var scope = new ElementScope(sight, instance, Process: null) { After = ListPlace.Read(slice.After, ListOrders.Calls.Kinds) };
                var among = await ElementSources.OfAsync(session, scope, [ListOrders.Calls], ct);
                var look = model.Look();
                var stretch = await ListReading.ReadAsync(
                    among,
                    slice.Size,
                    look,
                    async places => await WaitPlaces.ShownAsync(
                        db.Waits, waits => db.CallsFor(viewer, waits), await sight.OfWholeAsync(places, ct), ct),
                    ct);
                return new Sliced<CallListing>(await DescribeAsync(db, stretch.Rows, ct), stretch.Next?.ToString());
            },
            cancellationToken);

    private async Task<ImmutableArray<CallListing>> DescribeAsync(
        WorkflowsDbContext db, ImmutableArray<WaitRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Instance).Distinct().ToArray();
        var instances = await db.Instances.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        var keys = await model.KeysAsync(instances.Values.Select(i => (i.Id, i.KeyId)), cancellationToken);
        var nodes = (await db.Tokens.Where(t => ids.Contains(t.Instance)).ToListAsync(cancellationToken)).ToDictionary(
            t => (t.Instance, t.Id), t => t.Node);
        return
        [
            .. from row in rows
               where keys.ContainsKey(row.Instance)
               let job = (JobWait)InstanceRows.OpenWait(
                   keys[row.Instance], row.Kind, row.Closed, ElementStatements.PlaceOfWait(new(row.Instance), new(row.Id)))
               let of = instances[row.Instance]
               select new CallListing(
                   new(row.Instance),
                   of.Process,
                   of.Definition,
                   nodes.GetValueOrDefault((row.Instance, job.Token!.Value.Value)) ?? "",
                   row.Host!,
                   job.Attempt,
                   row.TryAt!.Value,
                   job.IsUnderWay,
                   job.Failure),
        ];
    }
}
