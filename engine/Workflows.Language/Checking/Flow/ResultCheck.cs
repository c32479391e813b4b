using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.Flow;

/// <summary>Finds results that are read where no way leads from the step that yields them (WF4005), and data that nothing reads (WF4006).</summary>
internal static class ResultCheck
{
    public static void Run(ProcessDefinition process, StepPlaces places, FlowGraph flow, BoundExpressions expressions, DiagnosticBag diagnostics)
    {
        foreach (var expression in expressions.All.Where(e => e.Place is not null))
        {
            foreach (var name in expression.Compiled.Names)
            {
                if ((places.Find(name) ?? places.FindByBranch(name)) is { } source && !flow.Leads(source.Step, expression.Place!.Step))
                {
                    diagnostics.Report(
                        FlowRules.NotThereYet,
                        expression.Expression.Span,
                        $"No way leads from '{name}' to here, so its result is not there yet.",
                        "move the step, or read something that was done before",
                        new RelatedPlace(source.Step.Keyword, $"'{name}' is done here"));
                }
            }
        }

        ReportUnused(process, expressions, diagnostics);
    }

    private static void ReportUnused(ProcessDefinition process, BoundExpressions expressions, DiagnosticBag diagnostics)
    {
        var read = expressions.All.SelectMany(e => e.Compiled.Names).Concat(process.Returns.Select(r => r.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var field in process.Data.Where(f => !read.Contains(f.Name.Value)))
            diagnostics.Report(
                FlowRules.UnusedData,
                field.Name.Span,
                $"Nothing reads the data field '{field.Name}'.",
                "take it out if nobody looks at it either");
    }
}
