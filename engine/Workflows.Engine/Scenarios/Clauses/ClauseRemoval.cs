using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>A process without what carries a clause.</summary>
/// <remarks>A step stays in its place and is never done, as if its <c>when</c> were never true, so that what reads its result reads nothing and
/// scenarios still know its name: a scenario then fails for what no longer happens, and for nothing else. A deadline goes with every
/// <c>meets</c> that names it; the plan, the window of a stage and what
/// stands under <c>on</c> go as a whole.</remarks>
internal static class ClauseRemoval
{
    /// <summary>What carries a clause.</summary>
    public static ImmutableArray<ClauseCarrier> CarriersOf(ProcessDefinition process, string clause)
    {
        var ids = StepIds.Of(process.Steps);
        return
        [
            .. Citing(process.Plan?.Clauses ?? [], clause, "plan"),
            .. process.Deadlines.SelectMany(d => Citing(d.Clauses, clause, $"deadline {d.Name}")),
            .. process.Steps.All().SelectMany(s => Citing(s.Clauses, clause, ids[s])),
            .. process.Steps.AllHandlers().SelectMany(h => Citing(h.Clauses, clause, $"on {h.Name}")),
            .. process.Steps.All().OfType<StageStep>().SelectMany(s => Citing(s.Window?.Clauses ?? [], clause, $"window of {ids[s]}")),
        ];
    }

    public static ProcessDefinition Without(ProcessDefinition process, string clause)
    {
        var gone = process.Deadlines.Where(d => Cites(d.Clauses, clause)).Select(d => d.Name.Value).ToHashSet(StringComparer.Ordinal);
        return process with
        {
            Plan = process.Plan is { } plan && Cites(plan.Clauses, clause) ? null : process.Plan,
            Deadlines = [.. process.Deadlines.Where(d => !gone.Contains(d.Name.Value))],
            Steps = WithoutHandlers(process.Steps, clause).Rewrite(step => WithoutMeets(
                WithoutWindow(WithoutHandlers(Cites(step.Clauses, clause) ? step with { When = Never() } : step, clause), clause), gone)),
        };
    }

    private static StepList WithoutHandlers(StepList steps, string clause) => steps with { Handlers = Without(steps.Handlers, clause) };

    private static Step WithoutHandlers(Step step, string clause) =>
        step.Handlers.IsEmpty ? step : step with { Handlers = Without(step.Handlers, clause) };

    private static ImmutableArray<Handler> Without(ImmutableArray<Handler> handlers, string clause) => [.. handlers.Where(h => !Cites(h.Clauses, clause))];

    private static Step WithoutMeets(Step step, HashSet<string> gone) =>
        step.Meets.Any(m => gone.Contains(m.Value)) ? step with { Meets = [.. step.Meets.Where(m => !gone.Contains(m.Value))] } : step;

    private static Step WithoutWindow(Step step, string clause) =>
        step is StageStep { Window: { } window } stage && Cites(window.Clauses, clause) ? stage with { Window = null } : step;

    private static IEnumerable<ClauseCarrier> Citing(ImmutableArray<Word> clauses, string clause, string name) =>
        clauses.Where(c => c.Value == clause).Select(c => new ClauseCarrier(name, c.Span));

    private static bool Cites(ImmutableArray<Word> clauses, string clause) => clauses.Any(c => c.Value == clause);

    /// <summary>Expressions are told apart by reference, so every step gets one of its own.</summary>
    private static Expression Never() => new((YamlScalar)YamlReader.Read(new SourceText("(taken away)", "false"), new DiagnosticBag())!, 0);
}
