using Workflows.Language.Checking.Flow;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.Cases;

/// <summary>Checks how the processes among some files call, open and start one another. Takes all of them, so it is run once for a folder.</summary>
internal sealed class CaseLinks(KnownProcesses known, DiagnosticBag diagnostics)
{
    private readonly Dictionary<ProcessDefinition, IReadOnlyList<CaseStep>> _atOnce = new(ReferenceEqualityComparer.Instance);

    public void Run(IReadOnlyCollection<CheckedProcess> processes)
    {
        foreach (var process in processes.Select(p => p.Process))
        {
            foreach (var step in process.Steps.All().OfType<CaseStep>())
                Check(process, step);
        }

        ReportSharedMessages(processes);
    }

    private void Check(ProcessDefinition process, CaseStep step)
    {
        if (known.Find(step.Process.Value) is null)
        {
            diagnostics.Report(
                CaseRules.UnknownProcess,
                step.Process.Span,
                $"There is no process '{step.Process}' here.",
                Suggestion.Hint(step.Process.Value, known.Ids) ?? $"there is {Listing.And([.. known.Ids])}");
        }
        else if (step is CallStep && WayBack(process.Id.Value, step, CallsOf) is { } calls)
        {
            diagnostics.Report(
                CaseRules.CallCycle,
                step.Process.Span,
                $"These processes call one another in a circle: {InWords(process.Id.Value, calls)}.",
                "take one of the calls out, or let one of them be an 'open'");
        }
        else if (step is OpenStep
            && AtOnceOf(process).Contains(step, ReferenceEqualityComparer.Instance)
            && WayBack(process.Id.Value, step, AtOnceOf) is { } opens)
        {
            diagnostics.Report(
                CaseRules.OpenCycle,
                step.Process.Span,
                $"These cases open one another before anybody acts: {InWords(process.Id.Value, opens)}.",
                "put a task, a decision or a wait before one of these steps");
        }
    }

    /// <summary>The shortest way from a step back to the process that it stands in; null when there is none.</summary>
    private IReadOnlyList<CaseStep>? WayBack(string home, CaseStep first, Func<ProcessDefinition, IEnumerable<CaseStep>> stepsOf)
    {
        var ways = new Queue<IReadOnlyList<CaseStep>>([[first]]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (ways.TryDequeue(out var way))
        {
            var at = way[^1].Process.Value;
            if (at == home)
                return way;
            if (!seen.Add(at) || known.Find(at) is not { } process)
                continue;
            foreach (var step in stepsOf(process))
                ways.Enqueue([.. way, step]);
        }

        return null;
    }

    private static IEnumerable<CaseStep> CallsOf(ProcessDefinition process) => process.Steps.All().OfType<CallStep>();

    /// <summary>The steps that a case comes to as it starts, before anybody acts and with nothing to hold them back.</summary>
    private IReadOnlyList<CaseStep> AtOnceOf(ProcessDefinition process)
    {
        if (!_atOnce.TryGetValue(process, out var steps))
        {
            var places = StepPlaces.Of(process.Steps);
            var flow = FlowGraph.Of(process, places);
            steps =
            [
                .. places.All
                    .Where(p => p.Step is CaseStep && p.Outwards.All(o => o.Step.When is null) && flow.IsReachedAtOnce(p.Step))
                    .Select(p => (CaseStep)p.Step),
            ];
            _atOnce.Add(process, steps);
        }

        return steps;
    }

    private static string InWords(string home, IReadOnlyList<CaseStep> way)
    {
        var from = home;
        var parts = new List<string>();
        foreach (var step in way)
        {
            parts.Add($"'{from}' {step.Keyword.Text}s '{step.Process}'");
            from = step.Process.Value;
        }

        return string.Join(", ", parts);
    }

    private void ReportSharedMessages(IEnumerable<CheckedProcess> processes)
    {
        var starts = known.All
            .SelectMany(p => p.MessageStarts.Select(s => (Process: p, s.Message)))
            .ToLookup(s => s.Message.Value, StringComparer.Ordinal);
        foreach (var (process, message) in processes.SelectMany(p => p.Process.MessageStarts.Select(s => (p.Process, s.Message))))
        {
            if (starts[message.Value].FirstOrDefault(s => s.Message.Span != message.Span) is { Process: { } other } second)
            {
                diagnostics.Report(
                    CaseRules.StartedTwice,
                    message.Span,
                    $"The message '{message}' starts '{process.Id}' and '{other.Id}'.",
                    "give one of the messages another name",
                    new RelatedPlace(second.Message.Span, "the other one"));
            }
        }
    }
}
