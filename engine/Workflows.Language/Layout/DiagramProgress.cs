using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>How far an instance, or several, are: shown on the drawing.</summary>
/// <param name="Nodes">By node id. Ids that the drawing does not have are left out.</param>
public sealed record DiagramProgress(ImmutableDictionary<string, NodeProgress> Nodes)
{
    public static DiagramProgress None { get; } = new(ImmutableDictionary<string, NodeProgress>.Empty);

    public NodeProgress Of(string id) => Nodes.GetValueOrDefault(id) ?? NodeProgress.None;
}

/// <summary>What goes on at a node, in numbers.</summary>
public sealed record NodeProgress
{
    public static NodeProgress None { get; } = new();

    /// <summary>Open, late ones included.</summary>
    public int Active { get; init; }

    public int Done { get; init; }

    /// <summary>Open and past their due date.</summary>
    public int Late { get; init; }

    /// <summary>Stuck until an administrator acts.</summary>
    public int Incidents { get; init; }

    /// <summary>The classes that a drawing gives the node: <c>active</c>, <c>done</c>, <c>late</c>, <c>incident</c>.</summary>
    public IEnumerable<string> Classes
    {
        get
        {
            if (Active > 0)
            {
                yield return "active";
            }
            else if (Done > 0)
            {
                yield return "done";
            }

            if (Late > 0)
            {
                yield return "late";
            }

            if (Incidents > 0)
            {
                yield return "incident";
            }
        }
    }
}
