using Workflows.Engine.Nodes;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Graph;

/// <summary>Blocks: nodes inside one know it, so that ways which lead out of it are seen.</summary>
internal sealed partial class GraphBuilder
{
    /// <summary>Gives a block its list of steps.</summary>
    /// <param name="block">Added already.</param>
    /// <param name="steps">What runs inside.</param>
    /// <param name="exit">Where <c>end</c> leads: out of the block, to the exit of the branch, item, handler or process around it.</param>
    private void Fill(BlockNode block, StepList steps, ExitNode exit) => block.First = Inside(block, () =>
    {
        var end = Add(new BlockEndNode(StepIds.EndOf(block.Id), block.Step!));
        return AddList(steps, end, exit);
    });

    /// <summary>Adds nodes inside a block; null: inside an item or a handler, from which no way leads to blocks around it.</summary>
    private T Inside<T>(BlockNode? block, Func<T> add)
    {
        var around = _block;
        _block = block;
        var added = add();
        _block = around;
        return added;
    }
}
