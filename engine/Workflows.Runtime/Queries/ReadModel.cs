using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>What queries read through: the model on one snapshot, and the keys to what is sealed.</summary>
public sealed class ReadModel(IDatabase database, KeyStore keys, TimeProvider time)
{
    private readonly KnownCases _known = new();

    /// <summary>Begins to look, for one answer.</summary>
    internal Look Look() => new(time, InOrder.Look.Longest);

    /// <summary>Begins to look for one of several things that are answered together.</summary>
    internal Look Look(int things) => new(time, InOrder.Look.Longest / things);

    /// <summary>What a viewer may see, for one answer.</summary>
    internal Sight SightOf(Viewer viewer, IReadSession session, WorkflowsDbContext db) => new(session, db, viewer, _known);

    internal Task<T> ReadAsync<T>(Func<WorkflowsDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        ReadAsync((_, db, ct) => read(db, ct), cancellationToken);

    /// <summary>Reads through the model and by statements of their own, on one snapshot.</summary>
    internal Task<T> ReadAsync<T>(Func<IReadSession, WorkflowsDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        database.ReadAsync<T>(
            async (session, ct) =>
            {
                await using var context = WorkflowsDbContext.Over(session);
                return await read(session, context, ct);
            },
            cancellationToken);

    /// <summary>The keys of instances; those that were erased, or whose keys do not open, are missing.</summary>
    internal async Task<IReadOnlyDictionary<Guid, DataKey>> KeysAsync(
        IEnumerable<(Guid Instance, Guid Key)> wanted, CancellationToken cancellationToken)
    {
        var distinct = wanted.Distinct().ToList();
        var found = await keys.FindAllAsync(distinct.ConvertAll(w => new DataKeyId(w.Key)), cancellationToken);
        return distinct.Where(w => found.ContainsKey(new(w.Key))).ToDictionary(w => w.Instance, w => found[new(w.Key)]);
    }
}
