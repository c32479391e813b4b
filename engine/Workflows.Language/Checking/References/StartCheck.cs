using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Checks that what is filled in at the start exists.</summary>
internal static class StartCheck
{
    private const string Plan = "plan";

    public static void Run(ProcessDefinition process, DiagnosticBag diagnostics)
    {
        var known = process.Data.Select(f => f.Name.Value).ToList();
        foreach (var name in process.Start.SelectMany(s => s.Form).Where(n => !known.Contains(n.Value)))
        {
            if (name.Value != Plan)
                diagnostics.Report(
                    ReferenceRules.UnknownField,
                    name.Span,
                    $"There is no data field '{name}'.",
                    Suggestion.Hint(name.Value, known) ?? "add it under 'data'");
            else if (process.Plan is null)
                diagnostics.Report(
                    TimeRules.NoPlan,
                    name.Span,
                    "This process has no plan that could be filled in.",
                    "give it one: 'plan: { from: 2020-02-10, to: 2020-06-05 }'");
        }

        foreach (var same in process.RecurringStarts.GroupBy(s => s.Every.Value, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            diagnostics.Report(
                RecurrenceRules.Twice,
                same.Last().Every.Span,
                $"Another start comes every '{same.Key}' already.",
                "put both into one case, or let them come on different days",
                new RelatedPlace(same.First().Every.Span, "the other one"));
        }

        foreach (var start in process.RecurringStarts.Where(s => s.Plan is not null && process.Plan is null))
        {
            diagnostics.Report(
                TimeRules.NoPlan,
                start.Plan!.Span,
                "This process has no plan that a start could set.",
                "give it one: 'plan: { from: 2020-02-10, to: 2020-06-05 }'");
        }
    }
}
