using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>decide</c>: asks a decision table or model and goes on with its answer (BPMN 2.0 §10.3.3.5 business rule task).</summary>
/// <remarks>A decision without an answer is an incident; retrying asks again, with the data as they are then.</remarks>
public sealed class DecideNode(string id, DecideStep step) : Node(id, step)
{
    internal override void Enter(Transition transition, Token token)
    {
        var asked = transition.Graph.Process.Decisions[step.Decision];
        var inputs = new FeelContext(asked.Inputs.Select(i => KeyValuePair.Create(
            i.Name, i.Expression is { } expression ? transition.Evaluate(expression, token.Scope) : i.Plain)));
        var explained = asked.Decision.Explain(inputs, transition.Moment);
        if (explained.Result.Value.IsNull)
        {
            transition.Raise(token.Id, this, DecideRules.NoAnswer, Problem(asked.Decision.Title, inputs));
            return;
        }

        transition.Emit(new DecisionMade(token.Scope, Id, step.Decision.Span.Text, [.. explained.Matched.Select(m => m.Number)]));
        transition.Record(token.Scope, Id, asked.Decision.ResultOf(explained.Result.Value));
        transition.Move(token.Id, Next);
    }

    /// <summary>Names, never values.</summary>
    private static string Problem(string title, FeelContext inputs)
    {
        var missing = inputs.Entries.Where(e => e.Value.IsNull).Select(e => e.Key).ToList();
        return missing.Count > 0
            ? $"'{title}' gave no answer: {Listing.And(missing)} had no value."
            : $"'{title}' gave no answer for {(inputs.Entries.IsEmpty ? "no inputs" : Listing.And([.. inputs.Entries.Select(e => e.Key)]))}.";
    }
}
