using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Nodes;

/// <summary>The reminders and escalations of an open task.</summary>
/// <remarks>A reminder is (task, rule, generation, occurrence) and is issued once. A reminder whose time has passed when it would be set
/// is left out; an escalation whose time has passed rings at once.</remarks>
internal sealed class TaskTimers(Transition transition, HumanStep step, TaskItem task)
{
    /// <summary>The first time of the rules that cannot be worked out, such as one counted from an empty date; null when all can.</summary>
    public TimePhrase? UnknownTime =>
        step.Remind.OfType<ReminderRule.Once>().Select(r => r.When).Concat(step.Escalate.Select(e => e.When)).FirstOrDefault(p => Resolve(p) is null);

    public void Set()
    {
        for (var rule = 0; rule < step.Remind.Length; rule++)
        {
            SetReminder(rule);
        }

        for (var rule = 0; rule < step.Escalate.Length; rule++)
        {
            SetEscalation(rule);
        }
    }

    /// <summary>A reminder rings: people are told, and a repeating rule is set again.</summary>
    public void Remind(TimerWait timer)
    {
        transition.Emit(new TimerFired(timer.Id));
        var skipped = 0;
        if (step.Remind[timer.Rule] is ReminderRule.Every every && NextOccurrence(every, timer.Occurrence + 1) is { } next)
        {
            skipped = next.Number - timer.Occurrence - 1;
            SetTimer(TimerPurpose.Reminder, timer.Rule, next.At, next.Number);
        }

        var people = transition.People(transition.HolderOf(task) is { } holder ? [$"person:{holder}"] : task.Candidates);
        transition.Emit(new ReminderIssued(
            task.Id, timer.Rule, timer.Generation, timer.Occurrence, skipped, [.. people.Select(p => p.Id)]));
        if (people.IsEmpty && transition.State.Incidents.Values.All(i => i.Task != task.Id))
        {
            transition.RaiseAbout(
                task,
                IncidentRules.NobodyHoldsRole,
                $"Nobody holds {Transition.Names(task.Candidates)} any more: the task is open and nobody was reminded.");
        }

        foreach (var person in people)
        {
            var (title, said) = transition.TitleFor(person, task);
            transition.Send(new(
                $"task/{task.Id.Value}/reminder/{timer.Rule}.{timer.Generation}.{timer.Occurrence}/{person.Id}",
                OutboxKind.Reminder,
                person.Id,
                person.Mail,
                MessageTexts.Fill(said.Reminder, title),
                said.DueLine(task.Due, transition.Graph.Calendar.Zone, transition.Now),
                task.Id));
        }
    }

    /// <summary>An escalation rings: a task is opened for the role that it names.</summary>
    public void Escalate(TimerWait timer)
    {
        transition.Emit(new TimerFired(timer.Id));
        var opened = new TaskItem
        {
            Id = new(transition.NextElement),
            Kind = TaskKind.Escalation,
            Node = task.Node,
            Scope = ScopeId.Root,
            About = task.Id,
            Rule = timer.Rule,
            Title = MessageTexts.Fill(transition.Graph.Own.Messages.HandleLate, task.Title),
            Titles = transition.InOtherLanguages(w => MessageTexts.Fill(w.Messages.HandleLate, task.TitleIn(w.Language))),
            Candidates = transition.Principals([step.Escalate[timer.Rule].To], task.Scope),
            OpenedAt = transition.Now,
        };
        transition.Emit(new TaskOpened(opened));
        transition.Announce(opened, "opened");
    }

    private void SetReminder(int rule)
    {
        switch (step.Remind[rule])
        {
            case ReminderRule.Once once when Resolve(once.When) is { } point:
                if (transition.RingAt(point) is var at && at > transition.Now)
                {
                    SetTimer(TimerPurpose.Reminder, rule, at, occurrence: 1);
                }

                break;
            case ReminderRule.Every every when NextOccurrence(every, from: 1) is { } next:
                SetTimer(TimerPurpose.Reminder, rule, next.At, next.Number);
                break;
        }
    }

    private void SetEscalation(int rule)
    {
        if (Resolve(step.Escalate[rule].When) is { } point)
        {
            SetTimer(TimerPurpose.Escalation, rule, Instant.Max(transition.RingAt(point), transition.Now), occurrence: 1);
        }
    }

    private DuePoint? Resolve(TimePhrase phrase) => transition.Times(task.Scope).Resolve(phrase, task.CountedFrom ?? task.OpenedAt, task.Due);

    /// <summary>The first repetition after now, counted from the due date, or from the opening where there is none; null where the
    /// calendar ends before it.</summary>
    private (Instant At, int Number)? NextOccurrence(ReminderRule.Every every, int from) =>
        Repetition.Next(transition, task.Scope, task.Due ?? new DuePoint(task.CountedFrom ?? task.OpenedAt, null), every.Interval, from);

    private void SetTimer(TimerPurpose purpose, int rule, Instant at, int occurrence) => transition.Emit(new TimerSet(new()
    {
        Id = new(transition.NextElement),
        Token = task.Token,
        Task = task.Id,
        DueAt = at,
        Purpose = purpose,
        Rule = rule,
        Generation = task.Generation,
        Occurrence = occurrence,
    }));
}
