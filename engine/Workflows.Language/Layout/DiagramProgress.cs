using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>How far an instance, or several, are: shown on the drawing.</summary>
/// <param name="Nodes">By node id. Of ids that the drawing does not have, incidents of a for-each are told at its step; others are left out.</param>
public sealed record DiagramProgress(ImmutableDictionary<string, NodeProgress> Nodes)
{
    public static DiagramProgress None { get; } = new(ImmutableDictionary<string, NodeProgress>.Empty);

    /// <summary>What goes on at a node of a drawing.</summary>
    public NodeProgress Of(DiagramNode node)
    {
        if (node.Kind == DiagramNodeKind.Guard)
        {
            return NodeProgress.None; // told at the step inside
        }

        var own = Nodes.GetValueOrDefault(node.Id) ?? NodeProgress.None;
        return node.Repeats && Nodes.GetValueOrDefault(StepIds.EachOf(node.Id)) is { } each
            ? own with { Incidents = own.Incidents + each.Incidents }
            : own;
    }
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

    /// <summary>Not open because <c>hold-while</c> holds.</summary>
    public int Held { get; init; }

    /// <summary>The classes that a drawing gives the node: <c>active</c>, <c>done</c>, <c>late</c>, <c>incident</c>, <c>held</c>.</summary>
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

            if (Held > 0)
            {
                yield return "held";
            }
        }
    }
}
