using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Flow;

/// <summary>A point that a process passes: the start of a step, the place where branches or items meet, an end.</summary>
/// <param name="step">The step that starts here; null for a meeting point or an end.</param>
internal sealed class FlowNode(Step? step)
{
    private readonly List<FlowNode> _next = [];

    public Step? Step { get; } = step;

    /// <summary>True when a person acts, or time passes, or something outside happens, before the process goes on from here.</summary>
    public bool Waits { get; init; }

    public IReadOnlyList<FlowNode> Next => _next;

    public void LeadsTo(FlowNode next)
    {
        if (!_next.Contains(next))
            _next.Add(next);
    }

    /// <summary>Every point that can come after this one; this one too, when a way leads back.</summary>
    public HashSet<FlowNode> Following(Func<FlowNode, bool> through)
    {
        var found = new HashSet<FlowNode>();
        var open = new Stack<FlowNode>(_next);
        while (open.TryPop(out var node))
        {
            if (!found.Add(node) || !through(node))
                continue;
            foreach (var next in node._next)
                open.Push(next);
        }

        return found;
    }
}
