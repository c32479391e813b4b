using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Nodes;

/// <summary>A place where a token can be: what it does when a token comes, and where the token goes then.</summary>
public abstract class Node(string id, Step? step)
{
    private Node? _next;

    /// <summary>The author's id of the step, or one made of its kind and position, such as <c>notify-2</c>; stored with instances.</summary>
    public string Id { get; } = id;

    /// <summary>The step that the node comes from; null for the end of the process.</summary>
    public Step? Step { get; } = step;

    /// <summary>Where the token goes on. Linked once, while the graph is built.</summary>
    internal Node Next
    {
        get => _next ?? throw new InvalidOperationException($"'{Id}' leads nowhere.");
        set => _next = value;
    }

    /// <summary>The block whose list the node stands in, within its item or handler; null when it stands in no block there.
    /// Ways that lead to the node from inside other blocks leave those.</summary>
    internal BlockNode? Block { get; set; }

    /// <summary>Set for the first step of a branch of <c>first-of</c>: once what it waits for has come, whatever was answered, the branch
    /// has come, also while handlers of the step still run.</summary>
    internal FirstOfGateNode? Gate { get; set; }

    /// <summary>A token comes: the step is skipped when its <c>when</c> does not hold.</summary>
    internal void Arrive(Transition transition, Token token)
    {
        if (Condition is not { } condition)
        {
            Enter(transition, token);
        }
        else if (transition.Holds(condition, token, this) is { } holds)
        {
            if (holds)
            {
                Enter(transition, token);
            }
            else
            {
                transition.Emit(new StepSkipped(token.Scope, Id));
                transition.Pass(token.Id, Next);
            }
        }
    }

    /// <summary>Tries again after an incident at which a token stopped here.</summary>
    internal virtual void Retry(Transition transition, Token token, Incident incident) => Arrive(transition, token);

    /// <summary>What must hold for the step to be done; null: always.</summary>
    private protected virtual Expression? Condition => Step?.When;

    /// <summary>The token waits, moves on or is consumed; or an incident is raised and it stays.</summary>
    internal abstract void Enter(Transition transition, Token token);
}
