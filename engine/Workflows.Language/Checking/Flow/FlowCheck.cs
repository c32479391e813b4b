using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.Flow;

/// <summary>Finds steps that never come, loops that never wait, choices and decisions that leave a case without a way (4xxx).</summary>
internal static class FlowCheck
{
    public static void Run(StepPlaces places, FlowGraph flow, DiagnosticBag diagnostics)
    {
        foreach (var place in places.All)
        {
            if (!flow.IsReached(place.Step))
                CheckUnreachable(place, flow, diagnostics);

            switch (place.Step)
            {
                case ChooseStep { Otherwise: null }:
                    diagnostics.Report(
                        FlowRules.NoOtherwise,
                        place.Step.Keyword,
                        "This choice does not say what to do when none of its conditions holds.",
                        "add a last branch '- otherwise:' with steps, or '- otherwise: continue'");
                    break;
                case DecisionStep { Outcomes.Length: < 2 } decision:
                    diagnostics.Report(
                        FlowRules.OneOutcome,
                        decision.Keyword,
                        "A decision has at least two outcomes.",
                        "add under 'outcomes' what else can be decided and where it leads, such as 'reject: end rejected'");
                    break;
                case BackToStep back when flow.LoopsWithoutWait(back):
                    diagnostics.Report(
                        FlowRules.LoopWithoutWait,
                        back.Target.Span,
                        $"Nobody acts and nothing waits on the way from '{back.Target}' back to here.",
                        "put a task, a decision or a wait between");
                    break;
            }
        }
    }

    /// <summary>Only the first of several: what follows it or stands inside it is unreachable for the same reason.</summary>
    private static void CheckUnreachable(StepPlace place, FlowGraph flow, DiagnosticBag diagnostics)
    {
        var before = place.Index > 0 ? place.List.Steps[place.Index - 1] : place.Parent?.Step;
        if (before is null || !flow.IsReached(before))
            return;

        diagnostics.Report(
            FlowRules.Unreachable,
            place.Step.Keyword,
            "This step is never reached: everything before it ends or leads elsewhere.",
            "move it to where it belongs, or take it out",
            new RelatedPlace(before.Keyword, "from here no way goes on"));
    }
}
