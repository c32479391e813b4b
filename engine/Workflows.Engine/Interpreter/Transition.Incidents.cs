using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Interpreter;

/// <summary>Mistakes of authors, and what becomes of them.</summary>
internal sealed partial class Transition
{
    // A role that nobody holds may stop hundreds of items at once: that is one message, and not a long one.
    private const int MostIncidentsInOneMessage = 20;

    private readonly List<Incident> _raised = [];

    /// <summary>Raises an incident at which a token stops, unless a handler catches it. Then the token may be gone.</summary>
    /// <param name="token">What is stuck.</param>
    /// <param name="node">Where.</param>
    /// <param name="rule">What kind.</param>
    /// <param name="message">Names, never values.</param>
    public void Raise(TokenId token, Node node, DiagnosticRule rule, string message)
    {
        if (ErrorNames.Of(rule) is not { } error || !Catch(token, node, error, message))
        {
            Raise(token, null, node.Id, rule, message);
        }
    }

    /// <summary>Raises an incident about a handler of the process that could not be set.</summary>
    private void RaiseAt(string handler, DiagnosticRule rule, string message) => Raise(null, null, handler, rule, message);

    /// <summary>Raises an incident about an open task that stays as it is.</summary>
    public void RaiseAbout(TaskItem task, DiagnosticRule rule, string message) => Raise(null, task.Id, task.Node, rule, message);

    /// <param name="token">What is stuck.</param>
    /// <param name="node">Where.</param>
    /// <param name="expression">What was evaluated.</param>
    /// <param name="expected">What it should have given, such as <c>list</c>.</param>
    public void RaiseNoValue(TokenId token, Node node, Expression expression, string expected)
    {
        var names = Graph.Process.Expressions[expression].Names;
        var reads = names.IsEmpty ? "" : $" It reads {string.Join(", ", names)}.";
        Raise(token, node, IncidentRules.NoUsableValue, $"'{expression.Text}' gave no {expected}.{reads}");
    }

    /// <summary>Tries again what an incident stopped.</summary>
    public void Resume(Incident incident)
    {
        if (incident.Token is { } id)
        {
            var token = State.Tokens[id];
            if (Graph.Find(token.Node) is { } node)
            {
                node.Retry(this, token, incident);
            }
            else
            {
                RaiseUnknownNode(token);
            }
        }
        else if (incident.Task is { } task)
        {
            Announce(State.Tasks[task], $"retried.{incident.Id.Value}");
        }
        else
        {
            Arm(ScopeId.Root, [.. Graph.Handlers.Where(h => h.Id == incident.Node)], due: null);
        }
    }

    private void RaiseUnknownNode(Token token) =>
        Raise(token.Id, null, token.Node, IncidentRules.UnknownNode, $"The definition has no step '{token.Node}'.");

    private void Raise(TokenId? token, TaskId? task, string node, DiagnosticRule rule, string message)
    {
        var incident = new Incident(new(NextElement), token, task, node, rule.Code, message, Now);
        Emit(new IncidentRaised(incident));
        _raised.Add(incident);
    }

    /// <summary>Tells the owner of the process, once, of all that was raised and is still open.</summary>
    private void TellOwner()
    {
        var open = _raised.Where(i => State.Incidents.ContainsKey(i.Id)).ToList();
        if (open.Count == 0 || Graph.Process.Process.Owner is not { } owner)
        {
            return;
        }

        var lines = open.Take(MostIncidentsInOneMessage).Select(i => $"{i.Code}: {i.Message}").ToList();
        foreach (var person in People(Principals([owner], ScopeId.Root)))
        {
            var wording = WordingFor(person);
            var more = open.Count > lines.Count ? [wording.Messages.More(open.Count - lines.Count)] : Array.Empty<string>();
            Send(new(
                $"incident/{open[0].Id.Value}/{person.Id}",
                OutboxKind.Incident,
                person.Id,
                person.Mail,
                MessageTexts.Fill(wording.Messages.Incident, wording.Process.Title.Value),
                string.Join('\n', [.. lines, .. more]),
                null));
        }
    }
}
