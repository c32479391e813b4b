using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Server.Api.Definitions;

/// <summary>The steps of a process as a list, each with the id that the engine names it by.</summary>
internal static class Steps
{
    /// <summary>What handlers are called in the list.</summary>
    private const string HandlerKind = "on";

    public static ImmutableArray<StepSummary> Of(ProcessDefinition process)
    {
        var ids = StepIds.Of(process.Steps);
        return [.. Walk(process.Steps, 0, ids)];
    }

    /// <summary>Steps, each followed by those inside it and by its handlers; handlers stand in the list by their names.</summary>
    private static IEnumerable<StepSummary> Walk(StepList list, int depth, StepIds ids) =>
        list.Steps.SelectMany(step => step.Inner.SelectMany(inner => Walk(inner, depth + 1, ids))
                .Prepend(new(ids[step], step.Keyword.Text, TitleOf(step), depth, [.. step.Clauses.Select(c => c.Value)]))
                .Concat(step.Handlers.SelectMany(h => Walk(h, depth + 1, ids))))
            .Concat(list.Handlers.SelectMany(h => Walk(h, depth, ids)));

    private static IEnumerable<StepSummary> Walk(Handler handler, int depth, StepIds ids) => Walk(handler.Steps, depth + 1, ids)
        .Prepend(new(handler.Name.Value, HandlerKind, (handler.Title ?? handler.Name).Value, depth, [.. handler.Clauses.Select(c => c.Value)]));

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
        (_, ParallelStep parallel) => string.Join(", ", parallel.Branches.Select(b => b.Called)),
        _ => step.Keyword.Text,
    };
}
