using System.Collections.Immutable;
using Workflows.Engine.Forms;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
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
            Title = transition.Fill(step.Name, token.Scope),
            Candidates = transition.Principals([step.By], token.Scope),
            OpenedAt = transition.Now,
            Due = due,
        };
        transition.Emit(new TaskOpened(task));
        new TaskTimers(transition, step, task).Set();
        Announce(transition, task);
    }

    /// <summary>Tells the candidates of a task that it is there; an incident when there are none.</summary>
    internal void Announce(Transition transition, TaskItem task)
    {
        var people = transition.People(task.Candidates);
        if (people.IsEmpty)
        {
            transition.Raise(null, this, IncidentRules.NobodyHoldsRole, $"Nobody holds {Transition.Names(task.Candidates)}: the task is open and nobody sees it.");
            return;
        }

        foreach (var person in people)
        {
            transition.Send(new(
                $"task/{task.Id.Value}/opened.{task.Generation}/{person.Id}",
                task.Kind == TaskKind.Escalation ? OutboxKind.Escalation : OutboxKind.TaskOpened,
                person.Id,
                person.Mail,
                MessageTexts.Fill(task.Kind == TaskKind.Escalation ? transition.Texts.Late : transition.Texts.NewTask, task.Title),
                transition.Texts.DueLine(task.Due, transition.Graph.Calendar.Zone, passed: false),
                task.Id));
        }
    }

    /// <summary>Checks and records what was answered, and lets the token go where the outcome leads.</summary>
    /// <returns>Why it was refused, or null.</returns>
    internal Refusal? Complete(Transition transition, TaskItem task, CompleteTask command)
    {
        if (task.Kind == TaskKind.Escalation)
        {
            transition.CloseTask(task, new TaskCompleted(task.Id, command.Person, null, command.Values));
            return null;
        }

        Outcome? outcome = null;
        if (!step.Outcomes.IsEmpty)
        {
            outcome = step.Outcomes.FirstOrDefault(o => string.Equals(o.Name.Value, command.Outcome, StringComparison.Ordinal));
            if (outcome is null)
            {
                return Refusals.UnknownOutcome(command.Outcome, step.Outcomes.Select(o => o.Name.Value));
            }
        }
        else if (command.Outcome is not null)
        {
            return Refusals.UnknownOutcome(command.Outcome, []);
        }

        var problems = FormCheck.ProblemsOf(FormCheck.FieldsOf(step), command.Values);
        if (!problems.IsEmpty)
        {
            return Refusals.Form(problems);
        }

        var token = transition.State.Tokens[task.Token!.Value];
        transition.CloseTask(task, new TaskCompleted(task.Id, command.Person, command.Outcome, command.Values));
        transition.Emit(new ResultRecorded(token.Scope, Id, ResultOf(transition, token, command)));
        Follow(transition, token, outcome?.Target);
        return null;
    }

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
                transition.End(token, end.Outcome.Value, end.WholeProcess, exit);
                break;
            default:
                throw new InvalidOperationException($"No target {target.GetType().Name}: the set is closed.");
        }
    }
}
