using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Checks that <c>back to</c> leads to an earlier step within reach.</summary>
internal static class BackCheck
{
    public static void Run(StepPlaces places, DiagnosticBag diagnostics)
    {
        foreach (var place in places.All)
        {
            if (place.Step is BackToStep back)
                Check(place, back.Target, places, diagnostics);
            if (place.Step is HumanStep human)
            {
                foreach (var target in human.Outcomes.Select(o => o.Target).OfType<OutcomeTarget.BackTo>())
                    Check(place, target.Step, places, diagnostics);
            }
        }
    }

    private static void Check(StepPlace place, Word target, StepPlaces places, DiagnosticBag diagnostics)
    {
        var found = places.Find(target.Value);
        if (found is not null && place.LeadsBackTo(found))
            return;

        var reach = place.BackTargets().Select(s => s.Id!).DistinctBy(id => id.Value).ToList();
        if (found is null)
        {
            var guess = Suggestion.Nearest(target.Value, reach.Select(id => id.Value)) is { } near ? reach.First(id => id.Value == near) : null;
            diagnostics.Report(
                ReferenceRules.UnknownStep,
                target.Span,
                $"No step named '{target}' in this process.",
                (guess, reach) switch
                {
                    ({ } id, _) => $"did you mean '{id}' (line {id.Span.StartPosition.Line})?",
                    (null, []) => "no step before this one has an id; give one to the step that is meant",
                    _ => $"steps that can be gone back to from here: {string.Join(", ", reach.Select(id => $"'{id}'"))}",
                });
            return;
        }

        diagnostics.Report(
            ReferenceRules.StepOutOfReach,
            target.Span,
            Reason(place, found, target),
            reach.Count == 0
                ? "no step that can be gone back to from here has an id; give one to the step that is meant"
                : $"steps that can be gone back to from here: {string.Join(", ", reach.Select(id => $"'{id}'"))}",
            new RelatedPlace(found.Step.Id!.Span, $"'{target}' is here"));
    }

    private static string Reason(StepPlace place, StepPlace target, Word name)
    {
        if (place.Outwards.Any(p => p.Step.ForEach is not null && target.Outwards.All(t => t != p || t == target)))
            return $"'{name}' lies outside the item that this step is done for.";
        if (place.Outwards.Select(p => p.List).Contains(target.List) && target.Step.Keyword.Start > place.Step.Keyword.Start)
            return $"'{name}' comes later; one can only go back.";
        return place == target
            ? "A step cannot go back to itself without anything before it."
            : $"'{name}' stands in another branch, where this step cannot lead.";
    }
}
