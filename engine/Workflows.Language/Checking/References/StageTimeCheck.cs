using NodaTime;
using Workflows.Language.Calendars;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Checks the windows of stages, and times that count from them (WF2140, WF614x).</summary>
/// <param name="places">The steps.</param>
/// <param name="calendar">The process's calendar; null when the file is not there or has errors.</param>
/// <param name="diagnostics">Gets what is found.</param>
internal sealed class StageTimeCheck(StepPlaces places, WorkCalendar? calendar, DiagnosticBag diagnostics)
{
    public void Run()
    {
        foreach (var place in places.All)
        {
            foreach (var anchor in TimeCheck.PhrasesOf(place.Step).Select(p => p.Anchor).OfType<TimeAnchor.Stage>())
                CheckAnchor(place, anchor);
            if (place.Step is StageStep { Window: { } window } stage)
                CheckWindow(place, stage, window);
        }
    }

    private void CheckAnchor(StepPlace place, TimeAnchor.Stage anchor)
    {
        if (StageOf(anchor, place) is not { } stage)
        {
            ReportUnknown(place, anchor);
            return;
        }

        if (ReferenceEquals(stage.Step, place.Step))
            return; // told of as a circle

        if (EdgeOf(stage, anchor.End) is not { } edge)
        {
            // A stage without a first day begins when it opens, which those inside and after it know.
            if (anchor.End || IsPossiblyBefore(place, stage))
                ReportNoEdge(stage, anchor);
        }
        else if (edge.Anchor is TimeAnchor.Opened && IsPossiblyBefore(place, stage))
        {
            diagnostics.Report(
                StageRules.NotKnownYet,
                anchor.Span,
                $"'{edge.Span.Text}' counts from when the stage '{anchor.Name}' opens, and that is not known here yet.",
                "let the window of the stage, or this time, count from a date or the start",
                new RelatedPlace(edge.Span, "the window"));
        }
    }

    private void ReportUnknown(StepPlace place, TimeAnchor.Stage anchor)
    {
        var edge = anchor.End ? "end" : "start";
        if (places.Find(anchor.Name.Value) is { } other)
        {
            diagnostics.Report(
                StageRules.UnknownStage,
                anchor.Name.Span,
                other.Step is StageStep
                    ? $"The stage '{anchor.Name}' runs for each item of a for-each that this step is not in."
                    : $"'{anchor.Name}' is a step, and no stage.",
                "count from something else, such as a date or the start",
                new RelatedPlace(other.Step.Keyword, $"'{anchor.Name}' is here"));
            return;
        }

        var stages = places.All
            .Where(p => p.Step is StageStep && p.Step.Id is not null && IsVisible(p, place))
            .Select(p => p.Step.Id!.Value)
            .ToList();
        var isTerm = calendar?.HasTerm(anchor.Name.Value) == true;
        diagnostics.Report(
            StageRules.UnknownStage,
            anchor.Name.Span,
            $"No stage named '{anchor.Name}' in this process.",
            isTerm ? $"a term of the calendar needs its year: '{edge} of {anchor.Name} 2022'"
                : Suggestion.Hint(anchor.Name.Value, stages)
                    ?? (stages.Count > 0 ? $"its stages are {Listing.And(stages)}" : "no stage has an id; give one to the stage that is meant"));
    }

    private void ReportNoEdge(StepPlace stage, TimeAnchor.Stage anchor) => diagnostics.Report(
        StageRules.NoEdge,
        anchor.Span,
        $"The stage '{anchor.Name}' says no {(anchor.End ? "last day" : "first day")}.",
        $"give its window '{(anchor.End ? "to" : "from")}'",
        new RelatedPlace(stage.Step.Keyword, "the stage"));

    private void CheckWindow(StepPlace place, StageStep stage, StageWindow window)
    {
        if (IsInCircle(place))
        {
            diagnostics.Report(
                StageRules.Circle,
                window.Span,
                "This window counts from itself, or from stages that count from it.",
                "let one of them count from a date or the start; '2 weeks' alone counts from when the stage opens");
            return;
        }

        if (DayOf(window.From) is { } from && DayOf(window.To) is { } to && to < from)
            diagnostics.Report(
                StageRules.Reversed,
                window.To!.Span,
                $"This window ends on {to:uuuu-MM-dd} and begins on {from:uuuu-MM-dd}.",
                "give the first day behind 'from' and the last behind 'to'");

        if (DayOf(window.To) is not { } last)
            return;

        foreach (var human in stage.Steps.All().OfType<HumanStep>())
        {
            if (DayOf(human.Due) is { } due && due > last)
            {
                diagnostics.Report(
                    StageRules.DueAfterStage,
                    human.Due!.Span,
                    $"'{human.Due.Span.Text}' is {due:uuuu-MM-dd}, after the stage has ended on {last:uuuu-MM-dd}.",
                    "let the task be due earlier, or the stage end later",
                    new RelatedPlace(window.To!.Span, "the end of the stage"));
            }
        }
    }

    private bool IsInCircle(StepPlace start)
    {
        var open = new Stack<StepPlace>([start]);
        var seen = new HashSet<StepPlace>();
        while (open.TryPop(out var place))
        {
            foreach (var next in TimeCheck.PhrasesOf(place.Step)
                .Select(p => p.Anchor)
                .OfType<TimeAnchor.Stage>()
                .Select(a => StageOf(a, place))
                .OfType<StepPlace>())
            {
                if (next == start)
                    return true;
                if (seen.Add(next))
                    open.Push(next);
            }
        }

        return false;
    }

    private StepPlace? StageOf(TimeAnchor.Stage anchor, StepPlace from) =>
        places.Find(anchor.Name.Value) is { Step: StageStep } stage && IsVisible(stage, from) ? stage : null;

    /// <summary>A stage inside a for-each has a window for each item, which only steps for that item see.</summary>
    private static bool IsVisible(StepPlace stage, StepPlace from) =>
        stage.Step.ForEach is null ? stage.ItemOwner is null || from.Outwards.Contains(stage.ItemOwner) : from.Outwards.Contains(stage);

    private static TimePhrase? EdgeOf(StepPlace stage, bool end) =>
        ((StageStep)stage.Step).Window is { } window ? (end ? window.To : window.From) : null;

    /// <summary>Steps inside a stage, and those written after it, come when it has opened.</summary>
    private static bool IsPossiblyBefore(StepPlace place, StepPlace stage) =>
        !place.Outwards.Contains(stage) && place.Step.Keyword.Start < stage.Step.Keyword.Start;

    private LocalDate? DayOf(TimePhrase? phrase) => (phrase?.Anchor, phrase?.Amount) switch
    {
        (TimeAnchor.Date date, null) => date.Value,
        (TimeAnchor.Date date, { CountsDays: true } amount) => calendar?.AddDays(date.Value, amount, phrase!.Before),
        _ => null,
    };
}
