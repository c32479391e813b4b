using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Deadlines;

/// <summary>The clock of one deadline of a case.</summary>
/// <remarks>awaited → set → (moved)* → met | missed → met late; dropped when the case ends before, lapsed when its <c>when</c> ceases to hold,
/// until that holds again. It runs from its event even when no step
/// is open: its timers belong to the case and to no token.</remarks>
internal sealed class DeadlineClock(Transition transition, DeadlineDefinition definition)
{
    public DeadlineDefinition Definition => definition;

    public string Name => definition.Name.Value;

    public CaseDeadline? Deadline => transition.State.Deadlines.GetValueOrDefault(Name);

    /// <summary>The case starts, or the deadline comes to it: the clock runs at once where what it counts from is known.</summary>
    public void Begin()
    {
        if (!Applies)
        {
            return;
        }

        transition.Emit(new DeadlineAwaited(Name));
        if (StartPoint() is { } from)
        {
            Set(from);
        }
        else if (definition.OrFrom is { } orFrom && Resolve(orFrom) is { } latest)
        {
            // At the end of that day: until then, what it counts from may come.
            SetTimer(TimerPurpose.DeadlineStart, Instant.Max(latest.At, transition.Now), rule: 0);
        }
    }

    /// <summary>Data has changed: a date that the deadline counts from may have come, or have been corrected.</summary>
    public void Look()
    {
        if (Deadline is null or { Standing: DeadlineStanding.Dropped })
        {
            Begin();
            return;
        }

        if (Deadline.IsOpen && !Applies)
        {
            transition.Emit(new DeadlineLapsed(Name));
            Stop("lapsed");
            return;
        }

        if (definition.From is not DeadlineStart.Time || Deadline is not { IsOpen: true } deadline || StartPoint() is not { } from)
        {
            return;
        }

        if (deadline.From is null)
        {
            Set(from);
        }
        else if (deadline.From != from && !StartedOtherwise(deadline) && DueFrom(from) is { } due)
        {
            Move(from, due, $"'{definition.From.Span.Text}' was corrected");
        }
    }

    /// <summary>A step that starts the clock was done.</summary>
    public void StartNow()
    {
        if (Deadline is { Standing: DeadlineStanding.Waiting })
        {
            Set(new(transition.Now, null));
        }
    }

    /// <summary>What the clock counts from has not come in time: it counts from the time that stands in for it.</summary>
    public void StartInstead(TimerWait timer)
    {
        transition.Emit(new TimerFired(timer.Id));
        if (Deadline is not { Standing: DeadlineStanding.Waiting } || definition.OrFrom is not { } orFrom)
        {
            return;
        }

        if (timer.Generation > 0)
        {
            Set(new(timer.DueAt, transition.Graph.Calendar.DateOf(timer.DueAt - Duration.Epsilon))); // the plan was postponed, and this with it
        }
        else if (Resolve(orFrom) is { } from)
        {
            Set(from);
        }
    }

    /// <summary>A step that meets it was done.</summary>
    public void Meet(string step)
    {
        if (Deadline is not { IsOpen: true } deadline)
        {
            return;
        }

        var late = deadline.Due is { } due && due.At <= transition.Now;
        if (late && deadline.Standing == DeadlineStanding.Running)
        {
            transition.Emit(new DeadlineMissed(Name, deadline.Due!.Value.At)); // its timer has not rung yet
        }

        transition.Emit(new DeadlineMet(Name, step, transition.Now, late));
        Stop(WithdrawalReason.Done);
    }

    /// <summary>The deadline passes.</summary>
    public void Miss(TimerWait timer)
    {
        transition.Emit(new TimerFired(timer.Id));
        transition.Emit(new DeadlineMissed(Name, Deadline!.Due!.Value.At));
    }

    /// <summary>Opens a task about the deadline for the role that the rule names.</summary>
    public void Escalate(TimerWait timer)
    {
        transition.Emit(new TimerFired(timer.Id));
        var opened = new TaskItem
        {
            Id = new(transition.NextElement),
            Kind = TaskKind.Escalation,
            Node = StepIds.OfDeadline(Name),
            Scope = ScopeId.Root,
            Deadline = Name,
            Title = Title(transition.Graph.Own),
            Titles = transition.InOtherLanguages(Title),
            Candidates = transition.Principals([definition.Escalate[timer.Rule].To], ScopeId.Root),
            OpenedAt = transition.Now,
        };
        transition.Emit(new TaskOpened(opened));
        transition.Announce(opened, "opened");
    }

    private string Title(Wording wording) => MessageTexts.Fill(
        wording.Messages.HandleDeadline, wording.Process.Deadlines.First(d => d.Name.Value == Name).Called);

    /// <summary>The case ends.</summary>
    public void Drop()
    {
        if (Deadline is { IsOpen: true })
        {
            transition.Emit(new DeadlineDropped(Name));
        }

        Stop(WithdrawalReason.Ended);
    }

    /// <summary>The deadline moves; what was missed runs again when its new day lies ahead.</summary>
    public void Move(DuePoint from, DuePoint due, string reason)
    {
        transition.Emit(new DeadlineMoved(Name, from, due, reason));
        Stop(WithdrawalReason.Moved);
        SetTimers(due);
    }

    /// <summary>What the clock counts from, where it is a time that is known.</summary>
    public DuePoint? StartPoint() => definition.From is DeadlineStart.Time { Phrase: var phrase } ? Resolve(phrase) : null;

    /// <summary>By when, counted from a point.</summary>
    public DuePoint? DueFrom(DuePoint from) => definition.Within is { } within ? transition.Times(ScopeId.Root).After(from, within) : null;

    private void Set(DuePoint from)
    {
        if (DueFrom(from) is not { } due)
        {
            return; // beyond the calendar: nothing that anybody could be late for
        }

        transition.Withdraw(IsOwn);
        transition.Emit(new DeadlineSet(Name, from, due));
        SetTimers(due);
    }

    private void SetTimers(DuePoint due)
    {
        for (var rule = 0; rule < definition.Escalate.Length; rule++)
        {
            if (transition.Times(ScopeId.Root).Resolve(definition.Escalate[rule].When, transition.State.Header.StartedAt, due) is { } point)
            {
                SetTimer(TimerPurpose.DeadlineEscalation, Instant.Max(transition.RingAt(point), transition.Now), rule);
            }
        }

        if (due.At <= transition.Now)
        {
            transition.Emit(new DeadlineMissed(Name, due.At)); // entered so late that it had passed before
        }
        else
        {
            SetTimer(TimerPurpose.Deadline, due.At, rule: 0);
        }
    }

    private void SetTimer(TimerPurpose purpose, Instant at, int rule) => transition.Emit(new TimerSet(new()
    {
        Id = new(transition.NextElement),
        DueAt = at,
        Purpose = purpose,
        Rule = rule,
        Deadline = Name,
    }));

    private void Stop(string reason)
    {
        transition.Withdraw(IsOwn);
        foreach (var escalation in transition.State.Tasks.Values.Where(t => t.Deadline == Name).OrderBy(t => t.Id.Value).ToList())
        {
            transition.CloseTask(escalation, new TaskWithdrawn(escalation.Id, reason));
        }
    }

    /// <summary>A condition that has no answer yet is not fulfilled yet.</summary>
    private bool Applies => definition.When is not { } when || transition.Evaluate(when, ScopeId.Root) is FeelBoolean { Value: true };

    private bool IsOwn(Wait wait) => wait is TimerWait { Deadline: { } name } && name == Name;

    /// <summary>True when the clock was started by what stands in for its event, which then counts no more.</summary>
    private bool StartedOtherwise(CaseDeadline deadline) =>
        definition.OrFrom is { } orFrom && Resolve(orFrom) is { } latest && deadline.From == latest;

    private DuePoint? Resolve(TimePhrase phrase) =>
        transition.Times(ScopeId.Root).Resolve(phrase, transition.State.Header.StartedAt, due: null);
}
