using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>How another case is linked to the one that is looked at.</summary>
public enum LinkRelation
{
    /// <summary>The other one called this one.</summary>
    CalledBy,

    /// <summary>The other one opened this one.</summary>
    OpenedBy,

    /// <summary>This one called the other one.</summary>
    Called,

    /// <summary>This one opened the other one.</summary>
    Opened,
}

/// <summary>A linked case.</summary>
/// <param name="Relation">How.</param>
/// <param name="Step">The step of this case that asked for the other one; null where the other one asked for this.</param>
/// <param name="Other">The other case; null for who may not see it: then only that there is one is told.</param>
public sealed record CaseLink(LinkRelation Relation, string? Step, LinkedCase? Other);

public sealed record LinkedCase(InstanceId Instance, string Process, string Title, InstanceStatus Status);

/// <summary>Reads which cases are linked.</summary>
public sealed class LinkQueries(ReadModel model)
{
    /// <summary>The cases that an instance was asked for by and has asked for, in the order of asking. Empty for who may not read the
    /// instance itself; an administrator reads no case, but may know how cases hang together.</summary>
    public Task<ImmutableArray<CaseLink>> ListAsync(Viewer viewer, InstanceId instance, CancellationToken cancellationToken) => model.ReadAsync(
        async (db, ct) =>
        {
            var readable = viewer.IsAdministrator ? db.Instances : db.CasesFor(viewer);
            var rows = await db.Links
                .Where(l => (l.Parent == instance.Value || l.Child == instance.Value) && readable.Any(i => i.Id == instance.Value))
                .OrderBy(l => l.AskedAt).ThenBy(l => l.Wait)
                .ToListAsync(ct);
            var others = rows.Select(r => r.Parent == instance.Value ? r.Child : r.Parent).ToArray();
            var seen = await db.InstancesFor(viewer)
                .Where(i => others.Contains(i.Id))
                .Select(i => new { i.Id, i.Process, db.Definitions.First(d => d.Hash == i.Definition).Title, i.Status })
                .ToDictionaryAsync(i => i.Id, i => new LinkedCase(new(i.Id), i.Process, i.Title, SealedJson.ValueOf<InstanceStatus>(i.Status)), ct);
            return rows.Select(row => Describe(row, instance, seen)).ToImmutableArray();
        },
        cancellationToken);

    private static CaseLink Describe(CaseLinkRow row, InstanceId instance, Dictionary<Guid, LinkedCase> seen)
    {
        var called = SealedJson.ValueOf<CaseKind>(row.Kind) == CaseKind.Called;
        return row.Parent == instance.Value
            ? new(called ? LinkRelation.Called : LinkRelation.Opened, row.Node, seen.GetValueOrDefault(row.Child))
            : new(called ? LinkRelation.CalledBy : LinkRelation.OpenedBy, null, seen.GetValueOrDefault(row.Parent));
    }
}
