using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Nodes;

/// <summary><c>set</c>: assigns data of the case, in order, each seeing the ones before it.</summary>
public sealed class AssignNode(string id, SetStep step) : Node(id, step)
{
    internal override void Enter(Transition transition, Token token)
    {
        foreach (var assignment in step.Assignments)
        {
            transition.Emit(new DataAssigned(assignment.Field.Value, transition.Evaluate(assignment.Value, token.Scope)));
        }

        transition.Move(token.Id, Next);
    }
}

/// <summary><c>back to</c>.</summary>
public sealed class BackNode(string id, BackToStep step) : Node(id, step)
{
    internal Node Target { get; set; } = null!;

    internal override void Enter(Transition transition, Token token) => transition.GoBack(token, this, Target, step.AtMost);
}
