using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Nodes;

/// <summary><c>notify</c>: tells people and goes on (BPMN 2.0 §13.3.3 send task).</summary>
public sealed class NotifyNode(string id, NotifyStep step) : Node(id, step)
{
    internal override void Enter(Transition transition, Token token)
    {
        var principals = transition.Principals(step.To, token.Scope);
        var people = transition.People(principals);
        if (people.IsEmpty)
        {
            transition.Raise(token.Id, this, IncidentRules.NobodyHoldsRole, $"Nobody holds {Transition.Names(principals)}, so nobody was told.");
            return;
        }

        var number = transition.NextElement;
        transition.Emit(new PeopleNotified(number, token.Scope, Id, [.. people.Select(p => p.Id)]));
        foreach (var person in people)
        {
            var said = (NotifyStep)transition.WordingFor(person).StepOf(Id)!;
            var subject = transition.FillLine(said.Subject, token.Scope);
            var text = said.Text is null ? subject : transition.Fill(said.Text, token.Scope);
            transition.Send(new($"notify/{number}/{person.Id}", OutboxKind.Notification, person.Id, person.Mail, subject, text, null));
        }

        transition.Move(token.Id, Next);
    }
}
