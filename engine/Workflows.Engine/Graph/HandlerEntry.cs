using Workflows.Engine.Nodes;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Graph;

/// <summary>A handler of the process or of a step, with the node at which its steps begin.</summary>
internal sealed record HandlerEntry(Handler Handler, Node First)
{
    /// <summary>The handler's name; runs and triggers are stored with it.</summary>
    public string Id => Handler.Name.Value;
}
