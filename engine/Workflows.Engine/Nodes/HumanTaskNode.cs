using System.Collections.Immutable;
using Workflows.Engine.Forms;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>task</c> and <c>decision</c>: a person acts by a time (BPMN 2.0 §10.3.4.1).</summary>
/// <remarks>opened → (claimed ⇄ released | reassigned | rescheduled)* → completed | withdrawn. Reminders and escalations are timers of
/// the open task and go with it.</remarks>
public sealed class HumanTaskNode(string id, HumanStep step, ExitNode exit) : Node(id, step)
{
    public HumanStep Human => step;

    /// <summary>Where outcomes that go back lead, by the name of the step.</summary>
    internal ImmutableDictionary<string, Node> BackTargets { get; set; } = ImmutableDictionary<string, Node>.Empty;

    internal override void Enter(Transition transition, Token token)
    {
        DuePoint? due = null;
        if (step.Due is { } phrase)
        {
            due = transition.Times(token.Scope).Resolve(phrase, transition.Now, due: null);
            if (due is null)
            {
                transition.Raise(token.Id, this, IncidentRules.NoTime, $"The due date '{phrase.Span.Text}' could not be worked out.");
                return;
            }
        }

        var task = new TaskItem
        {
            Id = new(transition.NextElement),
            Kind = step is DecisionStep ? TaskKind.Decision : TaskKind.Task,
            Node = Id,
            Scope = token.Scope,
            Token = token.Id,
            Title = transition.FillLine(step.Name, token.Scope),
            Titles = transition.InOtherLanguages(w => transition.FillLine(((HumanStep)w.StepOf(Id)!).Name, token.Scope)),
            Candidates = transition.Principals([step.By], token.Scope),
            OpenedAt = transition.Now,
            Due = due,
        };
        var timers = new TaskTimers(transition, step, task);
        if (timers.UnknownTime is { } unknown)
        {
            transition.Raise(token.Id, this, IncidentRules.NoTime, $"The time '{unknown.Span.Text}' could not be worked out.");
            return;
        }

        transition.Emit(new TaskOpened(task));
        timers.Set();
        transition.Announce(task, "opened");
    }

    /// <summary>Checks and records what was answered, and lets the token go where the outcome leads.</summary>
    /// <returns>Why it was refused, or null.</returns>
    internal Refusal? Complete(Transition transition, TaskItem task, CompleteTask command)
    {
        var outcomes = step.Outcomes;
        var outcome = outcomes.FirstOrDefault(o => string.Equals(o.Name.Value, command.Outcome, StringComparison.Ordinal));
        if (outcome is null && (command.Outcome is not null || !outcomes.IsEmpty))
        {
            return Refusals.UnknownOutcome(command.Outcome, outcomes.Select(o => o.Name.Value));
        }

        var problems = Checklist.ProblemsOf(step, command.Values);
        if (!problems.IsEmpty)
        {
            return Refusals.Form(problems);
        }

        transition.CloseTask(task, new TaskCompleted(task.Id, command.Person, command.Outcome, command.Values));
        if (task.Token is { } id)
        {
            var token = transition.State.Tokens[id];
            transition.Record(token.Scope, Id, ResultOf(transition, token, command));
            Gate?.Choose(transition, token);
            Follow(transition, token, outcome?.Target);
        }

        return null;
    }

    internal override void Retry(Transition transition, Token token, Incident incident)
    {
        if (incident.Code == IncidentRules.WentBackTooOften.Code && AnsweredTarget(transition, token) is OutcomeTarget.BackTo back)
        {
            transition.GoBackOnceMore(token, this, BackTargets[back.Step.Value]);
        }
        else
        {
            Arrive(transition, token);
        }
    }

    /// <summary>Where the outcome leads that was answered before the token stopped.</summary>
    private OutcomeTarget? AnsweredTarget(Transition transition, Token token) =>
        transition.Recorded(token.Scope, Id) is FeelContext result && result.Find("outcome") is FeelText answered
            ? step.Outcomes.FirstOrDefault(o => o.Name.Value == answered.Value)?.Target
            : null;

    private FeelContext ResultOf(Transition transition, Token token, CompleteTask command)
    {
        var today = FeelValue.Of(transition.Graph.Calendar.DateOf(transition.Now));
        var entries = new List<KeyValuePair<string, FeelValue>>();
        entries.AddRange(FormCheck.FieldsOf(step).Select(f => new KeyValuePair<string, FeelValue>(f.Name.Value, FeelValue.Null)));
        if (step is DecisionStep decision)
        {
            entries.Add(new("date", today));
            if (decision.PresentedBy is { } presenter)
            {
                entries.Add(new("presented_by", FeelValue.List(transition.Principals([presenter], token.Scope).Select(FeelValue.Of))));
            }
        }

        entries.AddRange(command.Values.Entries.Where(e => !e.Value.IsNull));
        entries.Add(new("outcome", command.Outcome is null ? FeelValue.Null : FeelValue.Of(command.Outcome)));
        entries.Add(new("by", FeelValue.Of(command.Person)));
        entries.Add(new("at", today));
        return new(entries);
    }

    private void Follow(Transition transition, Token token, OutcomeTarget? target)
    {
        switch (target)
        {
            case null or OutcomeTarget.Continue:
                transition.Move(token.Id, Next);
                break;
            case OutcomeTarget.BackTo back:
                transition.GoBack(token, this, BackTargets[back.Step.Value], atMost: null);
                break;
            case OutcomeTarget.End end:
                transition.Done(Id);
                transition.End(token, end.Outcome.Value, end.WholeProcess, exit);
                break;
            default:
                throw new InvalidOperationException($"No target {target.GetType().Name}: the set is closed.");
        }
    }
}
