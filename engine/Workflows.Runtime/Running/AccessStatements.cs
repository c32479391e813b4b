using Workflows.Engine.Graph;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Running;

/// <summary>How much of an instance one may see.</summary>
public enum AccessExtent
{
    /// <summary>What one was asked to do, and no more.</summary>
    OwnTasks = 1,

    /// <summary>The whole case.</summary>
    Case = 2,
}

/// <summary>Who may see an instance: who started it and who answers for the process see the case; so does who has work in the process's
/// own scope. Who is asked for one item of many sees what was asked.</summary>
internal static class AccessStatements
{
    private const string First = "insert into access (instance, principal, extent, process, started_at) values ($1, $2, $3, $4, $5)";

    private const string Further = First
        + " on conflict (principal, instance) do update set extent = excluded.extent where access.extent < excluded.extent";

    public static IEnumerable<Statement> For(ProcessGraph graph, InstanceState before, InstanceState after, StateDiff diff) =>
        Granted(graph.Process.Process.Owner, before, after, diff).Select(grant => new Statement(
            "access.write",
            before.Header.Status is InstanceStatus.None ? First : Further,
            after.Id.Value,
            grant.Key,
            (int)grant.Value,
            after.Header.ProcessId,
            after.Header.StartedAt));

    /// <summary>Who may see the instance from a step on, whoever could before.</summary>
    public static IReadOnlyDictionary<string, AccessExtent> Granted(
        RoleReference? processOwner, InstanceState before, InstanceState after, StateDiff diff)
    {
        var granted = new Dictionary<string, AccessExtent>(StringComparer.Ordinal);
        if (before.Header.Status is InstanceStatus.None)
        {
            if (after.Header.StartedBy is { } starter)
            {
                granted[$"person:{starter}"] = AccessExtent.Case;
            }

            if (processOwner is RoleReference.Role { Unit: null } owner)
            {
                granted[owner.Name.Value] = AccessExtent.Case;
            }
        }

        foreach (var task in diff.Tasks.Added.Concat(diff.Tasks.Changed))
        {
            var extent = after.ItemAround(task.Scope) is null ? AccessExtent.Case : AccessExtent.OwnTasks;
            foreach (var principal in task.Candidates)
            {
                granted[principal] = granted.TryGetValue(principal, out var known) && known > extent ? known : extent;
            }
        }

        return granted;
    }
}
