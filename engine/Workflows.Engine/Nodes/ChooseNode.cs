using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Nodes;

/// <summary><c>choose</c>: the first branch whose condition holds (BPMN 2.0 §13.4.2).</summary>
public sealed class ChooseNode(string id, ChooseStep step) : Node(id, step)
{
    internal ImmutableArray<(Expression Condition, Node First)> Branches { get; set; } = [];

    internal Node? Otherwise { get; set; }

    internal override void Enter(Transition transition, Token token)
    {
        foreach (var (condition, first) in Branches)
        {
            switch (transition.Holds(condition, token, this))
            {
                case null:
                    return;
                case true:
                    transition.Move(token.Id, first);
                    return;
            }
        }

        if (Otherwise is { } otherwise)
        {
            transition.Move(token.Id, otherwise);
        }
        else
        {
            transition.Raise(token.Id, this, IncidentRules.NoBranchHolds, "No condition of this choice holds, and there is no 'otherwise'.");
        }
    }
}
