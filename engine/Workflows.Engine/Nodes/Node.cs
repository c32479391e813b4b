using Workflows.Language.Definitions;

namespace Workflows.Engine.Nodes;

/// <summary>A place where a token can be.</summary>
public abstract class Node(string id, Step? step)
{
    /// <summary>The author's id of the step, or one made of its kind and position, such as <c>notify-2</c>; stored with instances.</summary>
    public string Id { get; } = id;

    /// <summary>The step that the node comes from; null for the start and the end of the process.</summary>
    public Step? Step { get; } = step;
}
