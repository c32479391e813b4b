using System.Collections.Immutable;
using Workflows.Language.Checking.Flow;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Checks the deadlines of a case: what starts them, what meets them, and whether it can (WF216x, WF616x).</summary>
internal sealed class DeadlineCheck
{
    private readonly ImmutableArray<DeadlineDefinition> _deadlines;
    private readonly StepPlaces _places;
    private readonly FlowGraph _flow;
    private readonly DiagnosticBag _diagnostics;

    private DeadlineCheck(ProcessDefinition process, StepPlaces places, FlowGraph flow, DiagnosticBag diagnostics)
    {
        _deadlines = process.Deadlines;
        _places = places;
        _flow = flow;
        _diagnostics = diagnostics;
    }

    public static void Run(ProcessDefinition process, StepPlaces places, FlowGraph flow, DiagnosticBag diagnostics)
    {
        var check = new DeadlineCheck(process, places, flow, diagnostics);
        foreach (var deadline in process.Deadlines)
            check.Check(deadline);
        foreach (var place in places.All)
        {
            foreach (var name in place.Step.Meets)
                check.CheckMeets(place, name);
            foreach (var phrase in TimeCheck.PhrasesOf(place.Step))
                check.CheckAnchor(place, phrase);
        }
    }

    private void Check(DeadlineDefinition deadline)
    {
        if (deadline.From is DeadlineStart.Step from)
            CheckStart(from);
        if (_places.All.All(p => p.Step.Meets.All(m => m.Value != deadline.Name.Value)))
        {
            _diagnostics.Report(
                DeadlineRules.Unmet,
                deadline.Name.Span,
                $"No step meets the deadline '{deadline.Name}'{(deadline.Fixed is { } law ? $" of {law}" : "")}: it is missed in every case.",
                $"write 'meets: {deadline.Name}' at the step that fulfils it");
        }

        foreach (var early in deadline.Escalate.Where(e => e.When is { Before: true, Anchor: TimeAnchor.Due, Amount: { } ahead }
            && deadline.Within is { } within && DayRange.Of(ahead).Least > DayRange.Of(within).Most))
        {
            _diagnostics.Report(
                DeadlineRules.EscalatesTooEarly,
                early.When.Span,
                $"'{early.When.Span.Text}' lies before the clock of the deadline starts: it has {deadline.Within!.Span.Text}.",
                "escalate later");
        }
    }

    private void CheckStart(DeadlineStart.Step from)
    {
        if (_places.Find(from.Id.Value) is not { } place)
        {
            var known = _places.All.Select(p => p.Step.Id?.Value).OfType<string>().Concat(["start", "received", "occurred", "registered"]);
            _diagnostics.Report(
                DeadlineRules.UnknownStart,
                from.Span,
                $"'{from.Id}' is no step, no data field and no date of the case.",
                Suggestion.Hint(from.Id.Value, known) ?? "write 'received', a data field that holds a date, or the id of a step");
        }
        else if (place.ItemOwner is { } owner)
        {
            _diagnostics.Report(
                DeadlineRules.InItem,
                from.Span,
                $"'{from.Id}' is done once for every item of a for-each; from which of them the deadline counts is not said.",
                "count from the step that has the 'for-each'",
                new RelatedPlace(owner.Step.Keyword, "the for-each"));
        }
        else if (!_flow.IsReached(place.Step) || !CanBeDone(place.Step))
        {
            _diagnostics.Report(
                DeadlineRules.NeverStarts,
                from.Span,
                $"'{from.Id}' is never done, so the clock of the deadline never starts.",
                "count from another step, or from 'received'",
                new RelatedPlace(place.Step.Keyword, "the step"));
        }
    }

    private void CheckMeets(StepPlace place, Word name)
    {
        if (Find(name) is not { } deadline)
            return;

        if (place.ItemOwner is { } owner)
        {
            _diagnostics.Report(
                DeadlineRules.InItem,
                name.Span,
                "This step is done once for every item of a for-each; which of them meets the deadline is not said.",
                "write 'meets' at the step that has the 'for-each'",
                new RelatedPlace(owner.Step.Keyword, "the for-each"));
        }
        else if (!CanBeDone(place.Step))
        {
            _diagnostics.Report(
                DeadlineRules.CannotMeet,
                name.Span,
                "This step is passed and not done, so it meets no deadline.",
                "write 'meets' at the step that does it");
        }
        else if (place.Step is HumanStep { Due: { Before: false, Amount: { } time } due } && deadline.Within is { } within
            && IsCountedAlike(place, due, deadline) && DayRange.Of(time).Least > DayRange.Of(within).Most)
        {
            _diagnostics.Report(
                DeadlineRules.DueAfter,
                due.Span,
                $"'{due.Span.Text}' lies after the deadline '{name}', which this step meets: {within.Span.Text}.",
                $"shorten 'due', or write '2 days before deadline {name}'",
                new RelatedPlace(within.Span, "the deadline"));
        }
    }

    /// <summary>True when the due date counts from the same day as the deadline or a later one.</summary>
    private bool IsCountedAlike(StepPlace place, TimePhrase due, DeadlineDefinition deadline) => (due.Anchor, deadline.From) switch
    {
        (TimeAnchor.Opened, DeadlineStart.Step from) => _places.Find(from.Id.Value) is { } start && _flow.Leads(start.Step, place.Step),
        (TimeAnchor.Opened, DeadlineStart.Time { Phrase: { Amount: null, Anchor: TimeAnchor.Computed or TimeAnchor.Start } }) => true,
        (TimeAnchor.Computed one, DeadlineStart.Time { Phrase: { Amount: null, Anchor: TimeAnchor.Computed other } }) =>
            one.Expression.Text == other.Expression.Text,
        _ => false,
    };

    private void CheckAnchor(StepPlace place, TimePhrase phrase)
    {
        if (phrase.Anchor is not TimeAnchor.Deadline { Name: var name } || Find(name) is not { } deadline)
            return;
        if (deadline is not { OrFrom: null, From: DeadlineStart.Step from } || _places.Find(from.Id.Value) is not { } start)
            return;
        if (ReferenceEquals(start.Step, place.Step) || !_flow.Leads(start.Step, place.Step))
        {
            _diagnostics.Report(
                DeadlineRules.MayNotRun,
                phrase.Span,
                $"The clock of the deadline '{name}' starts when '{from.Id}' is done, and that does not come before this step.",
                "count from something that has come, or give the deadline an 'or-from'",
                new RelatedPlace(start.Step.Keyword, "the step that starts it"));
        }
    }

    private DeadlineDefinition? Find(Word name)
    {
        var found = _deadlines.FirstOrDefault(d => d.Name.Value == name.Value);
        if (found is null)
        {
            _diagnostics.Report(
                DeadlineRules.Unknown,
                name.Span,
                $"There is no deadline '{name}'.",
                Suggestion.Hint(name.Value, _deadlines.Select(d => d.Name.Value))
                    ?? (_deadlines.IsEmpty
                        ? "add it under 'deadlines', at the top of the file"
                        : $"there is {Listing.And([.. _deadlines.Select(d => d.Name.Value)])}"));
        }

        return found;
    }

    private static bool CanBeDone(Step step) => step is not (ChooseStep or BackToStep or EndStep or UnreadStep);
}
