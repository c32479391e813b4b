using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Server.Api.Definitions;

/// <summary>The steps of a process as a list, each with the id that the engine names it by.</summary>
internal static class Steps
{
    public static ImmutableArray<StepSummary> Of(ProcessDefinition process)
    {
        var ids = StepIds.Of(process.Steps);
        return [.. Walk(process.Steps, 0).Select(at => new StepSummary(
            ids[at.Step], at.Step.Keyword.Text, TitleOf(at.Step), at.Depth, [.. at.Step.Clauses.Select(c => c.Value)]))];
    }

    private static IEnumerable<(Step Step, int Depth)> Walk(StepList list, int depth) =>
        list.Steps.SelectMany(step => step.Inner.SelectMany(inner => Walk(inner, depth + 1)).Prepend((step, depth)));

    private static string TitleOf(Step step) => (step.Title, step) switch
    {
        ({ } title, _) => title.Outline,
        (_, HumanStep human) => human.Name.Outline,
        (_, NotifyStep notify) => notify.Subject.Outline,
        (_, DecideStep decide) => decide.Decision.Span.Text,
        (_, WaitStep { Rule: var rule }) => rule.Span.Text,
        (_, BackToStep back) => back.Target.Value,
        (_, EndStep end) => end.Outcome.Value,
        (_, SetStep set) => string.Join(", ", set.Assignments.Select(a => a.Field.Value)),
        (_, ParallelStep parallel) => string.Join(", ", parallel.Branches.Select(b => b.Name.Value)),
        _ => step.Keyword.Text,
    };
}
