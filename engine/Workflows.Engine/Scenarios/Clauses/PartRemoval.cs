using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>A process without one of the parts that carry clauses.</summary>
/// <remarks>A step stays in its place and is never done, as if its <c>when</c> were never true, so that what reads its result reads nothing and
/// scenarios still know its name: a scenario then fails for what no longer happens, and for nothing else. A deadline goes with every
/// <c>meets</c> that names it; the plan, the window of a stage and what stands under <c>on</c> go as a whole.</remarks>
internal static class PartRemoval
{
    public static ProcessDefinition Without(ProcessDefinition process, CitingPart part) => part switch
    {
        CitingPart.Plan => process with { Plan = null },
        CitingPart.Deadline deadline => process with
        {
            Deadlines = [.. process.Deadlines.Where(d => d.Name.Value != deadline.Of)],
            Steps = process.Steps.Rewrite(s => WithoutMeets(s, deadline.Of)),
        },
        CitingPart.OfStep step => process with { Steps = process.Steps.Rewrite(s => s.Span == step.Span ? s with { When = Never() } : s) },
        CitingPart.OfHandler handler => process with
        {
            Steps = process.Steps.Rewrite(s => s with { Handlers = Without(s.Handlers, handler) }) with
            {
                Handlers = Without(process.Steps.Handlers, handler),
            },
        },
        CitingPart.Window window => process with
        {
            Steps = process.Steps.Rewrite(s => s is StageStep stage && stage.Window?.Span == window.Span ? stage with { Window = null } : s),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(part), part.GetType().Name, "A part that nothing takes away."),
    };

    private static Step WithoutMeets(Step step, string deadline) =>
        step.Meets.Any(m => m.Value == deadline) ? step with { Meets = [.. step.Meets.Where(m => m.Value != deadline)] } : step;

    private static ImmutableArray<Handler> Without(ImmutableArray<Handler> handlers, CitingPart.OfHandler gone) =>
        [.. handlers.Where(h => h.Span != gone.Span)];

    /// <summary>Expressions are told apart by reference, so every step gets one of its own.</summary>
    private static Expression Never() => new((YamlScalar)YamlReader.Read(new SourceText("(taken away)", "false"), new DiagnosticBag())!, 0);
}
