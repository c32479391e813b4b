using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios;

/// <summary>Checks before a scenario is run that the process has what it names.</summary>
internal sealed class ScenarioNames
{
    private readonly ProcessDefinition _process;
    private readonly Func<string, ProcessDefinition?> _processes;
    private readonly ImmutableArray<string> _tasks;
    private readonly ImmutableArray<string> _late;
    private readonly ImmutableArray<string> _handlers;
    private readonly ImmutableArray<string> _steps;
    private readonly ImmutableArray<string> _calls;
    private readonly ImmutableArray<string> _repeated;
    private readonly ImmutableArray<string> _results;
    private readonly ImmutableArray<string> _deadlines;
    private readonly ImmutableArray<string> _fields;
    private readonly DiagnosticBag _diagnostics;

    private ScenarioNames(ProcessDefinition process, Func<string, ProcessDefinition?> processes, DiagnosticBag diagnostics)
    {
        _process = process;
        _processes = processes;
        var ids = StepIds.Of(process.Steps);
        _steps = [.. process.Steps.All().Select(s => ids[s])];
        _repeated = [.. process.Steps.All().Where(s => s.ForEach is not null).Select(s => ids[s])];
        _tasks = [.. process.Steps.All().OfType<HumanStep>().Select(s => ids[s]), .. process.Deadlines.Select(d => StepIds.OfDeadline(d.Name.Value))];
        _late = [.. process.Steps.All().Where(s => s is not HumanStep && !s.Escalate.IsEmpty).Select(s => ids[s])];
        _handlers = [.. process.Steps.AllHandlers().Select(h => h.Name.Value)];
        _deadlines = [.. process.Deadlines.Select(d => d.Name.Value)];
        _calls = [.. process.Steps.All().OfType<HttpStep>().Select(s => ids[s])];
        _results = [.. _steps, .. process.Steps.All().OfType<ParallelStep>().SelectMany(p => p.Branches).Select(b => b.Name.Value)];
        _fields = [.. process.Data.Select(f => f.Name.Value)];
        _diagnostics = diagnostics;
    }

    /// <param name="scenario">The scenario.</param>
    /// <param name="process">Its process.</param>
    /// <param name="processes">Those that are called and opened, by id.</param>
    /// <param name="diagnostics">Told what is not there.</param>
    public static void Check(
        Scenario scenario, ProcessDefinition process, Func<string, ProcessDefinition?> processes, DiagnosticBag diagnostics)
    {
        var names = new ScenarioNames(process, processes, diagnostics);
        foreach (var field in scenario.Data)
        {
            names.CheckField(field.Name);
        }

        if (scenario.Every is { } every && process.RecurringStarts.All(r => r.Every.Value != every.Value))
        {
            diagnostics.Report(
                ScenarioRules.Value,
                every.Span,
                $"The process has no start that comes every '{every}'.",
                Suggestion.Hint(every.Value, process.RecurringStarts.Select(r => r.Every.Value)));
        }

        foreach (var step in scenario.Steps)
        {
            names.Check(step);
        }
    }

    private void Check(ScenarioStep step)
    {
        switch (step)
        {
            case ScenarioStep.Complete act:
                CheckTask(act.Target);
                break;
            case ScenarioStep.CompleteEvery act:
                CheckTask(act.Each.Target);
                break;
            case ScenarioStep.Claim act:
                CheckTask(act.Target);
                break;
            case ScenarioStep.Release act:
                CheckTask(act.Target);
                break;
            case ScenarioStep.Reassign act:
                CheckTask(act.Target);
                break;
            case ScenarioStep.Reschedule act:
                CheckTask(act.Target);
                break;
            case ScenarioStep.Answer act:
                Of(act.Target.Within)?.CheckCall(act.Target.Step);
                break;
            case ScenarioStep.Add act:
                Check(act.To, _repeated, "step with 'for-each'");
                break;
            case ScenarioStep.Retry act:
                Of(act.Target.Within)?.CheckStep(act.Target.Step);
                break;
            case ScenarioStep.Cancel act:
                Of(act.Case);
                break;
            case ScenarioStep.Expect expect:
                Check(expect.Expectations);
                break;
        }
    }

    private void Check(ImmutableArray<Expectation> expectations)
    {
        foreach (var expectation in expectations)
        {
            Check(expectation);
        }
    }

    /// <summary>The names of the process that the steps of a target call, one within
    /// the other; null when there is none, which has been told.</summary>
    private ScenarioNames? Of(ImmutableArray<CaseTarget> within)
    {
        var at = this;
        foreach (var step in within.Select(t => t.Step))
        {
            var ids = StepIds.Of(at._process.Steps);
            if (ids.Find(step.Value) is not CaseStep asks)
            {
                ImmutableArray<string> known = [.. at._process.Steps.All().OfType<CaseStep>().Select(s => ids[s])];
                _diagnostics.Report(
                    ScenarioRules.UnknownStep,
                    step.Span,
                    $"No step '{step}' calls or opens a process.",
                    Suggestion.Hint(step.Value, known) ?? (known.IsEmpty ? "none of this process does" : $"there are {Listing.And(known)}"));
                return null;
            }

            if (_processes(asks.Process.Value) is not { } other)
            {
                _diagnostics.Report(
                    ScenarioRules.UnknownProcess,
                    step.Span,
                    $"'{step}' asks for the process '{asks.Process}', which is not there.",
                    "add its file to the folder");
                return null;
            }

            at = new(other, _processes, _diagnostics);
        }

        return at;
    }

    private void Check(Expectation expectation)
    {
        switch (expectation)
        {
            case Expectation.Open open:
                CheckTask(open.Target);
                break;
            case Expectation.Due due:
                CheckTask(due.Target);
                break;
            case Expectation.Case other:
                Of(other.Target)?.Check(other.Expectations);
                break;
            case Expectation.Number { Step: { } handler, Counted: Counted.Handlers }:
                Check(handler, _handlers, "handler");
                break;
            case Expectation.Number { Step: { } step }:
                CheckStep(step);
                break;
            case Expectation.Result result:
                Check(result.Step, _results, "step or branch");
                break;
            case Expectation.Deadline deadline:
                Check(deadline.Name, _deadlines, "deadline");
                break;
            case Expectation.Data data:
                CheckField(data.Value.Name);
                break;
            case Expectation.Status status when status.Value.Value is not ("running" or "completed" or "cancelled" or "cancelling"):
                _diagnostics.Report(
                    ScenarioRules.Value,
                    status.Value.Span,
                    $"'{status.Value}' is no status.",
                    "it may be 'running', 'completed', 'cancelled' or 'cancelling'");
                break;
        }
    }

    private void CheckCall(Word step) => Check(step, _calls, "call of a service");

    private void CheckTask(TaskTarget target)
    {
        if (Of(target.Within) is { } names)
        {
            var known = target.Kind == TargetKind.Escalation ? [.. names._tasks, .. names._late] : names._tasks;
            names.Check(target.Step, known, "task or decision");
        }
    }

    private void CheckStep(Word step) => Check(step, _steps, "step");

    private void CheckField(Word field)
    {
        if (!_fields.Contains(field.Value))
        {
            _diagnostics.Report(
                ScenarioRules.Value,
                field.Span,
                $"The process has no data field '{field}'.",
                Suggestion.Hint(field.Value, _fields) ?? "add it under 'data' in the process, or take it out");
        }
    }

    private void Check(Word name, ImmutableArray<string> known, string what)
    {
        if (!known.Contains(name.Value))
        {
            _diagnostics.Report(
                ScenarioRules.UnknownStep,
                name.Span,
                $"The process has no {what} '{name}'.",
                Suggestion.Hint(name.Value, known) ?? $"there are {Listing.And(known)}");
        }
    }
}
