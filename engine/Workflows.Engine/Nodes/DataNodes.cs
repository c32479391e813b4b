using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>set</c>: assigns data of the case, in order, each seeing the ones before it; all of them or, at an incident, none.</summary>
public sealed class AssignNode(string id, SetStep step) : Node(id, step)
{
    internal override void Enter(Transition transition, Token token)
    {
        var assigned = new List<KeyValuePair<string, FeelValue>>();
        foreach (var assignment in step.Assignments)
        {
            var value = transition.Evaluate(assignment.Value, token.Scope, assigned);
            if (!value.IsNull && ProblemOf(transition, assignment.Field, value) is not null)
            {
                transition.RaiseNoValue(token.Id, this, assignment.Value, $"value that '{assignment.Field}' can have");
                return;
            }

            assigned.Add(new(assignment.Field.Value, value));
        }

        foreach (var (field, value) in assigned)
        {
            transition.Emit(new DataAssigned(field, value));
        }

        transition.Move(token.Id, Next);
    }

    private static string? ProblemOf(Transition transition, Word field, FeelValue value) =>
        transition.Graph.Process.Process.Data.FirstOrDefault(f => f.Name.Value == field.Value) is { } known
            ? FieldValues.ProblemOf(known.Type, value)
            : null;
}

/// <summary><c>back to</c>.</summary>
public sealed class BackNode(string id, BackToStep step) : Node(id, step)
{
    internal Node Target { get; set; } = null!;

    internal override void Enter(Transition transition, Token token) => transition.GoBack(token, this, Target, step.AtMost);

    internal override void Retry(Transition transition, Token token, Incident incident)
    {
        if (incident.Code == IncidentRules.WentBackTooOften.Code)
        {
            transition.GoBackOnceMore(token, this, Target);
        }
        else
        {
            Arrive(transition, token);
        }
    }
}
