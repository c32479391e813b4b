using System.Collections.Immutable;
using Workflows.Engine.Nodes;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Graph;

/// <summary>Blocks: nodes inside one know it, so that ways which lead out of it are seen.</summary>
internal sealed partial class GraphBuilder
{
    private StageNode AddStage(StageStep step, string id, ExitNode exit)
    {
        var node = Add(new StageNode(id, step));
        Fill(node, step.Steps, exit);
        return node;
    }

    private QuorumNode AddQuorum(ParallelStep step, string id)
    {
        var node = Add(new QuorumNode(id, step));
        node.Branches = Inside(node, () => step.Branches.Select(branch =>
        {
            var end = Add(new QuorumBranchEndNode($"{id}/{branch.Name.Value}/end", step, branch.Name, node));
            return (branch, AddList(branch.Steps, end, end));
        }).ToImmutableArray());
        return node;
    }

    private FirstOfNode AddFirstOf(FirstOfStep step, string id, ExitNode exit)
    {
        var node = Add(new FirstOfNode(id, step));
        node.Branches = Inside(node, () =>
        {
            var end = Add(new BlockEndNode(StepIds.EndOf(id), step));
            return step.Branches.Select(branch => AddRacing(branch, node, step, end, exit)).ToImmutableArray();
        });
        return node;
    }

    /// <summary>Behind the first step of a branch stands the gate, which withdraws the other branches.</summary>
    private Node AddRacing(FirstOfBranch branch, FirstOfNode race, FirstOfStep step, ExitNode end, ExitNode exit)
    {
        var steps = branch.Steps.Steps;
        var gate = Add(new FirstOfGateNode($"{race.Id}/{branch.Name.Value}/came", step, race, branch.Name));
        gate.Next = AddList(branch.Steps with { Steps = steps.RemoveAt(0) }, end, exit);
        var first = AddStep(steps[0], gate, exit);
        _nodes.FindLast(n => n.Id == _ids[steps[0]])!.Gate = gate;
        return first;
    }

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
