using System.Collections.Immutable;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Checks handlers against where they stand and against one another.</summary>
internal static class HandlerCheck
{
    public static void Run(StepPlaces places, DiagnosticBag diagnostics)
    {
        foreach (var place in places.Handlers)
            CheckPlace(place, diagnostics);

        foreach (var same in places.Handlers.GroupBy(p => p.Host))
            CheckEnds([.. same.Select(p => p.Handler)], diagnostics);
    }

    private static void CheckPlace(HandlerPlace place, DiagnosticBag diagnostics)
    {
        switch (place.Handler.Trigger)
        {
            case not (HandlerTrigger.Error or HandlerTrigger.Unread) when place.Host is { Step: DecideStep } done:
                diagnostics.Report(
                    HandlerRules.NotOpenLongEnough,
                    place.Handler.Trigger.Span,
                    "This step is done at once, so nothing can happen meanwhile but an error.",
                    "put the handler at a step that stays open, or at the process",
                    new RelatedPlace(done.Step.Keyword, "the step"));
                break;
            case HandlerTrigger.Overdue overdue when place.Host?.Step.Due is null:
                diagnostics.Report(
                    HandlerRules.NoDue,
                    overdue.Span,
                    place.Host is null ? "The process has no due date that could pass." : "This step has no due date that could pass.",
                    place.Host is null
                        ? "write 'timer: end of plan', or put the handler at a step with 'due'"
                        : "add 'due' to the step, such as 'due: 3 weeks'",
                    place.Host is { } host ? [new RelatedPlace(host.Step.Keyword, "the step")] : []);
                break;
            case HandlerTrigger.Error error:
                CheckCodes(error, diagnostics);
                break;
            case HandlerTrigger.Cancelled cancelled when place.Host is { } step:
                diagnostics.Report(
                    HandlerRules.CancelledElsewhere,
                    cancelled.Span,
                    "Only a case as a whole is cancelled, not a step.",
                    "move the handler to 'on' at the top of the file",
                    new RelatedPlace(step.Step.Keyword, "it stands at this step"));
                break;
        }
    }

    private static void CheckCodes(HandlerTrigger.Error error, DiagnosticBag diagnostics)
    {
        foreach (var code in error.Codes.Where(c => !ErrorCodes.IsKnown(c.Value)))
        {
            diagnostics.Report(
                HandlerRules.UnknownError,
                code.Span,
                $"Nothing goes wrong by the name '{code}'.",
                ErrorCodes.IsBareStatus(code.Value) ? $"write 'http-{code}' for what a service answers"
                : Suggestion.Hint(code.Value, ErrorCodes.Near(code.Value))
                    ?? $"names are {Listing.And(ErrorCodes.Known)}, and http-404 and the like for what a service answers");
        }
    }

    /// <summary>Cancelling comes once, and so does every error: one handler has it.</summary>
    private static void CheckEnds(ImmutableArray<Handler> handlers, DiagnosticBag diagnostics)
    {
        var taken = new Dictionary<string, Word>(StringComparer.Ordinal);
        foreach (var handler in handlers)
        {
            IEnumerable<(string Key, Text.SourceSpan Span)> ends = handler.Trigger switch
            {
                HandlerTrigger.Cancelled cancelled => [("(cancelled)", cancelled.Span)],
                HandlerTrigger.Error { Codes.IsEmpty: true } any => [("any", any.Span)],
                HandlerTrigger.Error error => error.Codes.Select(c => (c.Value, c.Span)),
                _ => [],
            };
            foreach (var (key, span) in ends)
            {
                if (taken.TryAdd(key, handler.Name))
                    continue;

                diagnostics.Report(
                    HandlerRules.SecondCancelled,
                    span,
                    key == "(cancelled)"
                        ? $"'{taken[key]}' runs when the case is cancelled already."
                        : $"'{taken[key]}' catches {(key == "any" ? "every error" : $"'{key}'")} already.",
                    "put the steps of both under one handler",
                    new RelatedPlace(taken[key].Span, "the other one"));
            }
        }
    }
}
