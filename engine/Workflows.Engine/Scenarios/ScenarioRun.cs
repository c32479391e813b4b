using System.Diagnostics;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Simulation;
using Workflows.Engine.Simulation.Recording;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>Plays one scenario: lets time pass, acts for people, and compares.</summary>
/// <remarks>An act that cannot be carried out ends the scenario, because what follows would fail for that reason alone; an expectation that
/// fails does not.</remarks>
internal sealed class ScenarioRun
{
    private const int MostTimersInOneAdvance = 10_000;
    private const int MostTasksAtOnce = 1_000;

    private readonly ProcessGraph _graph;
    private readonly Scenario _scenario;
    private readonly DiagnosticBag _diagnostics;
    private readonly VirtualCases _cases;
    private readonly PlayedCases _played;
    private readonly ScenarioValues _values;
    private readonly ScenarioCommands _commands;

    /// <param name="graph">The process.</param>
    /// <param name="processes">Those that it calls and opens, by id.</param>
    /// <param name="scenario">What is played.</param>
    /// <param name="diagnostics">Told what does not come as it should.</param>
    public ScenarioRun(ProcessGraph graph, Func<string, ProcessGraph?> processes, Scenario scenario, DiagnosticBag diagnostics)
    {
        _graph = graph;
        _scenario = scenario;
        _diagnostics = diagnostics;
        _cases = new(graph, processes, StartOf(graph, scenario));
        _played = new(_cases, diagnostics);
        _values = new(diagnostics);
        _commands = new(_values, diagnostics);
    }

    /// <summary>The cases that were played, the scenario's own first.</summary>
    public IReadOnlyList<VirtualRun> Cases => _cases.All;

    /// <param name="data">The data that the scenario gives, read.</param>
    public void Play(FeelContext data)
    {
        if (!Start(data))
        {
            return;
        }

        foreach (var step in _scenario.Steps)
        {
            if (!Play(step))
            {
                return;
            }
        }
    }

    private bool Start(FeelContext data)
    {
        if (_scenario.Message is { } message)
        {
            return Carry(
                _played.First,
                new StartByMessage(message.Name.Value, _values.Read(message.With, _ => null)),
                message.Name.Span,
                refused: null);
        }

        if (_scenario.Every is { } every)
        {
            return Carry(_played.First, new StartByRecurrence(every.Value, _graph.Calendar.DateOf(_cases.Now)), every.Span, refused: null);
        }

        var by = _scenario.By is { } written ? _played.First.Cast.PersonFor(written) : null;
        return (_scenario.By is null || by is not null)
            && Carry(_played.First, new StartInstance(by, data), _scenario.By?.Span ?? _scenario.Process.Span, refused: null);
    }

    private static Instant StartOf(ProcessGraph graph, Scenario scenario)
    {
        var day = scenario.Now?.Day ?? graph.Process.Process.Plan?.From ?? new LocalDate(2020, 1, 1);
        return AtTime(graph, day, scenario.Now?.Time);
    }

    private static Instant AtTime(ProcessGraph graph, LocalDate day, LocalTime? time) =>
        time is { } at ? graph.Calendar.Zone.AtLeniently(day + at).ToInstant() : graph.Calendar.OpeningOf(day);

    private bool Play(ScenarioStep step)
    {
        switch (step)
        {
            case ScenarioStep.Advance advance:
                return AdvanceTo(Later(advance.Amount), advance.Span);
            case ScenarioStep.AdvanceTo advance:
                return AdvanceTo(AtTime(_graph, advance.Time.Day ?? _graph.Calendar.DateOf(_cases.Now), advance.Time.Time), advance.Time.Span);
            case ScenarioStep.Expect expect:
                _played.First.Check.Run(expect);
                return true;
            case ScenarioStep.CompleteEvery every:
                return CompleteEvery(every.Each);
            case ScenarioStep.Answer answer:
                return CaseOf(answer) is { } calling
                    && ScenarioCalls.CommandsOf(answer, calling.Run, _diagnostics) is var (begin, tell)
                    && Carry(calling, begin, answer.Span, answer.Refused)
                    && (answer.Refused is not null || Carry(calling, tell, answer.Span, refused: null));
            case ScenarioStep.Act act:
                return CaseOf(act) is { } played && _commands.Of(act, played) is { } command && Carry(played, command, act.Span, act.Refused);
            default:
                throw new UnreachableException($"No step {step.GetType().Name}: the set is closed.");
        }
    }

    /// <summary>So much later on the clock: days count as they are, days off too.</summary>
    private Instant Later(TimeAmount amount)
    {
        var zone = _graph.Calendar.Zone;
        var local = _cases.Now.InZone(zone).LocalDateTime;
        var day = amount.WorkingDays == 0
            ? local.Date
            : _graph.Calendar.AddDays(local.Date, new(amount.Span) { WorkingDays = amount.WorkingDays }, before: false);
        var later = day.PlusYears(amount.Years).PlusMonths(amount.Months).PlusWeeks(amount.Weeks).PlusDays(amount.Days) + local.TimeOfDay;
        var start = amount with { WorkingHours = 0, Hours = 0, Minutes = 0, Seconds = 0 } == new TimeAmount(amount.Span)
            ? _cases.Now
            : zone.AtLeniently(later).ToInstant();
        start = amount.WorkingHours == 0
            ? start
            : _graph.Calendar.AddWorkingTime(start, Duration.FromHours(amount.WorkingHours), before: false) ?? start;
        return start + Duration.FromHours(amount.Hours) + Duration.FromMinutes(amount.Minutes) + Duration.FromSeconds(amount.Seconds);
    }

    private bool AdvanceTo(Instant time, SourceSpan span)
    {
        if (time < _cases.Now)
        {
            var now = _cases.Now.InZone(_graph.Calendar.Zone).LocalDateTime;
            _diagnostics.Report(ScenarioRules.Backwards, span, $"It is {now:uuuu-MM-dd HH:mm} already.", "put the steps in the order of time");
            return false;
        }

        var inTime = _cases.AdvanceTo(time, MostTimersInOneAdvance, _played.Remember);
        if (!inTime)
        {
            _diagnostics.Report(
                ScenarioRules.TooMuch,
                span,
                $"More than {MostTimersInOneAdvance} timers rang.",
                "look for a reminder that comes too often, or a wait in a loop");
        }

        return inTime;
    }

    private bool Carry(PlayedCase played, Command command, SourceSpan span, Word? refused)
    {
        var refusal = _cases.Act(played.Run, command);
        _played.Remember();
        if (refused is null && refusal is not null)
        {
            _diagnostics.Report(ScenarioRules.Refused, span, $"This was refused: {refusal.Message} ({refusal.Code})", refusal.Hint);
            return false;
        }

        if (refused is not null && refusal?.Code != refused.Value)
        {
            var instead = refusal is null ? "it was carried out." : $"it was refused with {refusal.Code}: {refusal.Message}";
            _diagnostics.Report(
                ScenarioRules.NotRefused,
                refused.Span,
                $"This should have been refused with {refused}, and {instead}",
                "write the code that is meant behind 'refused', or take it out");
            return false;
        }

        return true;
    }

    /// <summary>The case that an act is about; null when there is none, which has been told.</summary>
    private PlayedCase? CaseOf(ScenarioStep.Act act) => act switch
    {
        ScenarioStep.Complete { Target: var target } => _played.Find(target.Within, target.Span),
        ScenarioStep.Claim { Target: var target } => _played.Find(target.Within, target.Span),
        ScenarioStep.Release { Target: var target } => _played.Find(target.Within, target.Span),
        ScenarioStep.Reassign { Target: var target } => _played.Find(target.Within, target.Span),
        ScenarioStep.Reschedule { Target: var target } => _played.Find(target.Within, target.Span),
        ScenarioStep.Retry { Target: var target } => _played.Find(target.Within, target.Span),
        ScenarioStep.Answer { Target: var target } => _played.Find(target.Within, target.Span),
        ScenarioStep.Cancel cancel => _played.Find(cancel.Case, cancel.Span),
        ScenarioStep.Message message => _played.Awaiting(message),
        _ => _played.First,
    };

    /// <summary>Does the open tasks of a step, the oldest first, until none is open.</summary>
    private bool CompleteEvery(ScenarioStep.Complete each)
    {
        var played = CaseOf(each);
        if (played is null || (played.Cast.OpenTasks(each.Target).Count == 0 && played.Cast.OneTask(each.Target, refused: null) is null))
        {
            return false;
        }

        for (var done = 0; played.Cast.OpenTasks(each.Target) is [var task, ..]; done++)
        {
            if (done == MostTasksAtOnce)
            {
                _diagnostics.Report(
                    ScenarioRules.TooMuch,
                    each.Span,
                    $"After {MostTasksAtOnce} tasks another one is open.",
                    "look for a step that the process comes back to each time it is done");
                return false;
            }

            if (played.Cast.PersonFor(each.As, task, each.Target) is not { } person
                || _commands.Completion(played, each, task, person) is not { } command
                || !Carry(played, command, each.Span, refused: null))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Everything that happened, as far as it came.</summary>
    public IReadOnlyList<TimelineEntry> Trace()
    {
        var today = _graph.Calendar.DateOf(_cases.Now);
        return [.. CaseTimeline.Of(_cases).Where(e => e.Day <= today)];
    }
}
