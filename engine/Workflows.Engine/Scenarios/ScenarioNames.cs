using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios;

/// <summary>Checks before a scenario is run that the process has what it names.</summary>
internal sealed class ScenarioNames
{
    private readonly ImmutableArray<string> _tasks;
    private readonly ImmutableArray<string> _steps;
    private readonly ImmutableArray<string> _results;
    private readonly ImmutableArray<string> _deadlines;
    private readonly ImmutableArray<string> _fields;
    private readonly DiagnosticBag _diagnostics;

    private ScenarioNames(ProcessDefinition process, DiagnosticBag diagnostics)
    {
        var ids = StepIds.Of(process.Steps);
        _steps = [.. process.Steps.All().Select(s => ids[s])];
        _tasks = [.. process.Steps.All().OfType<HumanStep>().Select(s => ids[s]), .. process.Deadlines.Select(d => StepIds.OfDeadline(d.Name.Value))];
        _deadlines = [.. process.Deadlines.Select(d => d.Name.Value)];
        _results = [.. _steps, .. process.Steps.All().OfType<ParallelStep>().SelectMany(p => p.Branches).Select(b => b.Name.Value)];
        _fields = [.. process.Data.Select(f => f.Name.Value)];
        _diagnostics = diagnostics;
    }

    public static void Check(Scenario scenario, ProcessDefinition process, DiagnosticBag diagnostics)
    {
        var names = new ScenarioNames(process, diagnostics);
        foreach (var field in scenario.Data)
        {
            names.CheckField(field.Name);
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
            case ScenarioStep.Retry act:
                CheckStep(act.Target.Step);
                break;
            case ScenarioStep.Expect expect:
                foreach (var expectation in expect.Expectations)
                {
                    Check(expectation);
                }

                break;
        }
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
            case Expectation.Status status when status.Value.Value is not ("running" or "completed" or "cancelled"):
                _diagnostics.Report(ScenarioRules.Value, status.Value.Span, $"'{status.Value}' is no status.", "it may be 'running', 'completed' or 'cancelled'");
                break;
        }
    }

    private void CheckTask(TaskTarget target) => Check(target.Step, _tasks, "task or decision");

    private void CheckStep(Word step) => Check(step, _steps, "step");

    private void CheckField(Word field)
    {
        if (!_fields.Contains(field.Value))
        {
            _diagnostics.Report(ScenarioRules.Value, field.Span, $"The process has no data field '{field}'.", Suggestion.Hint(field.Value, _fields));
        }
    }

    private void Check(Word name, ImmutableArray<string> known, string what)
    {
        if (!known.Contains(name.Value))
        {
            _diagnostics.Report(ScenarioRules.UnknownStep, name.Span, $"The process has no {what} '{name}'.", Suggestion.Hint(name.Value, known) ?? $"there are {Listing.And(known)}");
        }
    }
}
