using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.Flow;

/// <summary>Finds conditions of <c>hold-while</c> that nothing can change while the step waits (WF4151).</summary>
internal static class HoldCheck
{
    public static void Run(ProcessDefinition process, StepPlaces places, BoundExpressions expressions, DiagnosticBag diagnostics)
    {
        foreach (var bound in expressions.All.Where(e => e.Place is { } place && ReferenceEquals(place.Step.HoldWhile, e.Expression)))
        {
            if (bound.Compiled.Names.Any(name => MayChange(name, bound.Place!, process, places)))
                continue;

            var names = bound.Compiled.Names;
            diagnostics.Report(
                HandlerRules.HoldsForever,
                bound.Expression.Span,
                names.IsEmpty
                    ? "This reads nothing of the case, so nothing that happens changes it."
                    : $"Nothing that can happen while this step waits changes {Listing.And(names)}.",
                "set the field in a handler, or in a branch at the same time");
        }
    }

    private static bool MayChange(string name, StepPlace held, ProcessDefinition process, StepPlaces places)
    {
        if (process.Data.Any(f => f.Name.Value == name))
            return places.All.Any(p => p.Step is SetStep set && set.Assignments.Any(a => a.Field.Value == name) && Meanwhile.Of(p, held));
        if ((places.Find(name) ?? places.FindByBranch(name)) is { } source)
            return Meanwhile.Of(source, held);

        var isFixed = NameScopes.CaseNames.ContainsKey(name) || name == "plan"
            || held.Outwards.Any(p => p.Step.ForEach?.Variable.Value == name || p.Handler?.Handler.Name.Value == name);
        return !isFixed;
    }
}
