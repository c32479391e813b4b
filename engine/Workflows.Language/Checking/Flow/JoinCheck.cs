using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.Flow;

/// <summary>Finds joins that can't be satisfied, races that nobody runs, and ways that never end (WF404x).</summary>
internal static class JoinCheck
{
    public static void Run(StepPlaces places, FlowGraph flow, DiagnosticBag diagnostics)
    {
        foreach (var place in places.All)
        {
            switch (place.Step)
            {
                case ParallelStep { Quorum: { } quorum } parallel:
                    CheckQuorum(parallel, quorum, diagnostics);
                    break;
                case FirstOfStep firstOf:
                    CheckRace(firstOf, diagnostics);
                    break;
            }
        }

        // All steps that lead into a circle are stuck for one reason: it is told at the last of them, which leads back.
        if (places.All.LastOrDefault(p => flow.IsReached(p.Step) && !flow.Ends(p.Step) && !IsEndedFromOutside(p)) is { } stuck)
        {
            diagnostics.Report(
                StageRules.NeverEnds,
                stuck.Step.Keyword,
                "From here on every way leads back, and none to an end.",
                "add an outcome that goes on or ends, or give the 'back to' a 'when'");
        }
    }

    /// <summary>What goes round until the collection closes, or until other branches have come, is withdrawn then.</summary>
    private static bool IsEndedFromOutside(StepPlace place) =>
        place.Outwards.Any(p => p.Step.ForEach?.Closes is not null || p.Parent?.Step is ParallelStep { Quorum: not null });

    private static void CheckQuorum(ParallelStep parallel, JoinQuorum quorum, DiagnosticBag diagnostics)
    {
        var all = parallel.Branches.Length;
        var always = parallel.Branches.Count(b => b.When is null);
        if (quorum.Number > all && all > 0)
        {
            diagnostics.Report(
                StageRules.JoinTooLarge,
                quorum.Span,
                $"This waits for {quorum.Number} branches, and there {(all == 1 ? "is one" : $"are {all}")}.",
                $"write 'join: all', or a number up to {all}");
        }
        else if (quorum.Number > always && quorum.Number > 1)
        {
            diagnostics.Report(
                StageRules.JoinMayShrink,
                quorum.Span,
                $"This waits for {quorum.Number} branches, and only {always} {(always == 1 ? "is" : "are")} there in every case; the "
                    + "others have a 'when'.",
                "lower the number; as it is, it goes on when all that were begun have ended");
        }
    }

    private static void CheckRace(FirstOfStep firstOf, DiagnosticBag diagnostics)
    {
        foreach (var branch in firstOf.Branches)
        {
            if (branch.Steps.Steps.FirstOrDefault() is { } first && ReasonNotToWait(first) is { } reason)
                diagnostics.Report(StageRules.FirstDoesNotWait, first.Keyword, reason, "begin the branch with a task, a decision or a wait");
        }

        if (firstOf.Branches.Length == 1)
        {
            diagnostics.Report(
                StageRules.NothingToChoose,
                firstOf.Keyword,
                "There is one branch, so nothing can come before it.",
                "add the other branch, or write its steps without 'first-of'");
        }
    }

    private static string? ReasonNotToWait(Step first) => first switch
    {
        UnreadStep => null,
        not (HumanStep or WaitStep) => "The first step of a branch of 'first-of' waits for somebody or something; this one does not.",
        { ForEach: { } each } when !each.IsUnread => "The first step of a branch of 'first-of' is for one, not for each of many.",
        { When: not null } => "The first step of a branch of 'first-of' has no 'when': the branch is there in every case.",
        _ => null,
    };
}
