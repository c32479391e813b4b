using Workflows.Engine.Graph;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>Tells what a case carries out, step by step.</summary>
internal sealed class TimelineRecorder
{
    private readonly ProcessGraph _graph;
    private readonly TaskRecords _tasks;
    private readonly TimerRecords _timers;
    private readonly DeadlineRecords _deadlines;
    private TimelineEntry? _ringing;

    public TimelineRecorder(ProcessGraph graph)
    {
        _graph = graph;
        _tasks = new(graph);
        _deadlines = new(graph);
        _timers = new(graph, _tasks, _deadlines);
    }

    /// <summary>The due dates of what is open.</summary>
    public IEnumerable<TimelineEntry> StillOpen(InstanceState state) => _tasks.StillOpen(state);

    /// <summary>What a step has to tell.</summary>
    public IReadOnlyList<TimelineEntry> Record(RunStep step)
    {
        var entries = new List<TimelineEntry>();
        _ringing = null;
        var state = step.Before.Copy();
        foreach (var happened in step.Events)
        {
            var before = PlaceBefore(happened, state); // what an event takes away is gone after it
            state.Apply(happened);
            entries.AddRange(Tell(happened, before, new(_graph, step, state)));
        }

        return entries;
    }

    private IEnumerable<TimelineEntry> Tell(ProcessEvent happened, Place? before, Moment now) => happened switch
    {
        TimerSet e => Nothing(() => _timers.Set(e.Timer, now)),
        TimerFired e when now.Step.Before.Waits[e.Wait] is TimerWait { Purpose: TimerPurpose.DeadlineStart } =>
            Nothing(() => _timers.Ring(e.Wait, now)),
        TimerFired e => Ring(_timers.Ring(e.Wait, now)),
        WaitWithdrawn e => _timers.Withdraw(e.Wait, now) is { } never ? [never] : [],
        TaskOpened e => [_tasks.Open(e.Task, _ringing?.Why, now)],
        TaskCompleted e =>
            _tasks.Close(e.Task, now.Entry(TimelineKind.Completed) with { People = [now.NameOf(e.Person)], Text = e.Outcome ?? "" }, "done", now),
        TaskWithdrawn e => _tasks.Close(e.Task, now.Entry(TimelineKind.Withdrawn) with { Text = e.Reason }, "withdrawn", now),
        TaskRescheduled e => _tasks.Reschedule(e, now),
        _ => TellOne(happened, before, now) is { } entry ? [entry] : [],
    };

    private TimelineEntry? TellOne(ProcessEvent happened, Place? before, Moment now) => happened switch
    {
        InstanceStarted e => now.Entry(TimelineKind.Started) with
        {
            Text = _graph.Process.Process.Title.Value,
            People = e.StartedBy is { } by ? [now.NameOf(by)] : [],
        },
        InstanceEnded e => now.Entry(TimelineKind.Ended) with { Text = e.Outcome ?? "" },
        ScopeOpened { Kind: ScopeKind.Handler, Handler: { } handler } e => now.Entry(TimelineKind.Handler, Place.Of(now.State, handler, e.Scope)) with
        {
            Why = _ringing is { Kind: TimelineKind.Handler } ringing ? ringing.Why : null,
        },
        StepHeld e => now.Entry(TimelineKind.Held, Place.Of(now.State, e.Wait.Token)) with { Text = HeldBy(now.State, e.Wait) },
        StepReleased => now.Entry(TimelineKind.Lifted, before),
        ErrorCaught e => now.Entry(TimelineKind.Caught) with { Step = StepIds.StepOf(e.Node), Text = $"{e.Error}: {e.Message}" },
        CancellationBegan e => now.Entry(TimelineKind.Cancelling) with { Text = e.Reason },
        InstanceCancelled e => now.Entry(TimelineKind.Cancelled) with { Text = e.Reason },
        TaskClaimed e => _tasks.Entry(e.Task, TimelineKind.Claimed, now) with { People = [now.NameOf(e.Person)] },
        TaskReleased e => _tasks.Entry(e.Task, TimelineKind.Released, now) with { People = [now.NameOf(e.Person)] },
        TaskReassigned e => _tasks.Entry(e.Task, TimelineKind.Reassigned, now) with
        {
            Principals = e.Candidates,
            People = now.PeopleOf(e.Candidates),
            Text = e.Reason,
        },
        ReminderIssued e => _ringing! with
        {
            People = [.. e.People.Select(now.NameOf)],
            Text = e.Skipped == 0 ? _ringing.Text : $"{_ringing.Text} (also for {e.Skipped} that fell due before)",
        },
        MessageAwaited { Wait.Handler: not null } when now.Step.Events.Any(e => e is MessageReceived) => null, // as before
        MessageAwaited { Wait.Handler: { } handler } e =>
            now.Entry(TimelineKind.Wait) with { Step = handler, Text = $"for the message '{e.Wait.Name}'" },
        MessageAwaited e => now.Entry(TimelineKind.Wait, Place.Of(now.State, e.Wait.Token)) with { Text = $"for the message '{e.Wait.Name}'" },
        MessageReceived => now.Entry(TimelineKind.Message, before),
        DocumentWritten e => now.Entry(TimelineKind.Document, Place.Of(now.State, e.Document.Node, e.Document.Scope)) with
        {
            Text = $"{e.Document.Title} (number {e.Document.Id.Number}{(e.Document.Id.Version == 1 ? "" : $", version {e.Document.Id.Version}")})",
            Principals = e.Document.Copies,
            People = now.PeopleOf(e.Document.Copies),
        },
        JobEvent e => CallRecords.Tell(e, before, now),
        CaseAsked e => now.Entry(TimelineKind.CaseAsked, Place.Of(now.State, e.Wait.Token)) with
        {
            Text = $"{(e.Wait.Kind == CaseKind.Called ? "calls" : "opens")} '{e.Wait.Process}'",
        },
        CaseReturned e => now.Entry(TimelineKind.CaseReturned, before) with { Text = e.Outcome ?? "" },
        PeopleNotified e => now.Entry(TimelineKind.Notification, Place.Of(now.State, e.Node, e.Scope)) with
        {
            People = [.. e.People.Select(now.NameOf)],
            Text = now.Step.Outbox.FirstOrDefault(m => m.Key.StartsWith($"notify/{e.Number}/", StringComparison.Ordinal))?.Subject ?? "",
        },
        DecisionMade e => now.Entry(TimelineKind.Decided, Place.Of(now.State, e.Node, e.Scope)) with { Why = DecidedBy(e) },
        StepSkipped e => now.Entry(TimelineKind.Skipped, Place.Of(now.State, e.Node, e.Scope)),
        WentBack e => now.Entry(TimelineKind.WentBack, Place.Of(now.State, e.From, e.Scope)) with { Text = $"to {StepIds.StepOf(e.To)}" },
        IncidentRaised e =>
            now.Entry(TimelineKind.Incident, PlaceOf(e.Incident, now.State)) with { Text = $"{e.Incident.Code}: {e.Incident.Message}" },
        IncidentResolved => now.Entry(TimelineKind.Resolved, before),
        PlanPostponed e => now.Entry(TimelineKind.Postponed) with
        {
            Text = $"to {LocalClock.Text(e.Change.After.From)} – {LocalClock.Text(e.Change.After.To)}",
            Why = e.Reason,
        },
        DeadlineEvent e => _deadlines.Tell(e, now),
        _ => StageEntries.Of(_graph, happened, now),
    };

    private string HeldBy(InstanceState state, HoldWait wait) =>
        (_graph.Find(state.Tokens[wait.Token!.Value].Node) as GuardNode)?.HoldWhile is { } condition ? $"while {condition.Text.Trim()}" : "";

    private static string DecidedBy(DecisionMade decision) => decision.Rules.Length switch
    {
        0 => $"by {decision.Decision}",
        1 => $"by {decision.Decision}, rule {decision.Rules[0]}",
        _ => $"by {decision.Decision}, rules {string.Join(", ", decision.Rules)}",
    };

    /// <summary>Reminders and escalations are told by what they lead to.</summary>
    private IEnumerable<TimelineEntry> Ring(TimelineEntry timer)
    {
        _ringing = timer;
        return timer.Kind is TimelineKind.Closing or TimelineKind.Wait or TimelineKind.DeadlineMissed ? [timer] : [];
    }

    private Place? PlaceBefore(ProcessEvent happened, InstanceState state) => happened switch
    {
        MessageReceived e when state.Waits[e.Wait].Handler is { } handler => Place.Of(state, handler, state.Waits[e.Wait].Scope!.Value),
        MessageReceived e => Place.Of(state, state.Waits[e.Wait].Token),
        JobAnswered e => Place.Of(state, state.Waits[e.Job].Token),
        StepReleased e => Place.Of(state, state.Waits[e.Wait].Token),
        CaseReturned e => Place.Of(state, state.Waits[e.Wait].Token),
        IncidentResolved e => PlaceOf(state.Incidents[e.Incident], state),
        _ => null,
    };

    private Place PlaceOf(Incident incident, InstanceState state) => incident.Task is { } task
        ? _tasks.PlaceOf(task)
        : Place.Of(state, incident.Token) ?? new(incident.Node, null);

    private static IEnumerable<TimelineEntry> Nothing(Action act)
    {
        act();
        return [];
    }
}
