using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Compares what a process says it carries out with the clauses of its governing document (WF60xx).</summary>
internal static class ClauseCheck
{
    /// <param name="process">The process.</param>
    /// <param name="places">Its steps.</param>
    /// <param name="clauses">The document's clauses; null when the file is not there or the process names none.</param>
    /// <param name="diagnostics">Gets what is found.</param>
    public static void Run(ProcessDefinition process, StepPlaces places, ClauseFile? clauses, DiagnosticBag diagnostics)
    {
        var cited = CitedBy(process).ToList();
        if (process.GovernedBy is null)
            CheckNoneCited(cited, diagnostics);
        if (clauses is not null)
        {
            CheckCited(cited, clauses, diagnostics);
            CheckUncited(places, diagnostics);
        }

        ReportAssumptions(process, places, diagnostics);
    }

    /// <summary>Every clause that a process says it carries out, once for each time that it says so.</summary>
    public static IEnumerable<Word> CitedBy(ProcessDefinition process) =>
    [
        .. process.Plan?.Clauses ?? [],
        .. process.Deadlines.SelectMany(d => d.Clauses),
        .. process.Steps.All().SelectMany(s => s.Clauses.Concat((s as StageStep)?.Window?.Clauses ?? [])),
        .. process.Steps.AllHandlers().SelectMany(h => h.Clauses),
    ];

    private static void CheckNoneCited(List<Word> cited, DiagnosticBag diagnostics)
    {
        foreach (var clause in cited)
        {
            diagnostics.Report(
                ClauseRules.NoDocument,
                clause.Span,
                $"The process does not say of which document '{clause}' is a clause.",
                "name the document's clause file at the top: 'governed-by: NAME.clauses.yaml'");
        }
    }

    private static void CheckCited(List<Word> cited, ClauseFile clauses, DiagnosticBag diagnostics)
    {
        foreach (var word in cited)
        {
            if (clauses.Find(word.Value) is not { } clause)
            {
                var guess = Suggestion.Nearest(word.Value, clauses.Clauses.Select(c => c.Id.Value));
                diagnostics.Report(
                    ClauseRules.UnknownClause,
                    word.Span,
                    $"'{clauses.Document}' has no clause '{word}'.",
                    guess is null ? $"the clauses are listed in {clauses.Source.Path}" : $"did you mean '{guess}'?");
            }
            else if (clause.OutOfScope is { } reason)
            {
                diagnostics.Report(
                    ClauseRules.OutOfScope,
                    word.Span,
                    $"The clause '{word}' is declared out of scope, and is carried out here.",
                    "take 'out-of-scope' out of the clause file, or the clause out of the process",
                    new RelatedPlace(reason.Span, "declared out of scope here"));
            }
        }
    }

    private static void CheckUncited(StepPlaces places, DiagnosticBag diagnostics)
    {
        foreach (var place in places.All.Where(p => p.Step is HumanStep or NotifyStep or WaitStep or HttpStep or DocumentStep))
        {
            if (place.Step.Assumed is null && place.Outwards
                .All(p => p.Step.Clauses.IsEmpty && p.Handler?.Handler is not { Clauses.IsEmpty: false } and not { Assumed: not null }))
            {
                diagnostics.Report(
                    ClauseRules.Uncited,
                    place.Step.Keyword,
                    "This step cites no clause of the governing document.",
                    "cite one with 'clause', or say with 'assumed' why the step is there");
            }
        }
    }

    private static void ReportAssumptions(ProcessDefinition process, StepPlaces places, DiagnosticBag diagnostics)
    {
        IEnumerable<Word?> reasons =
        [
            process.Plan?.Assumed,
            .. process.Data.Select(f => f.Assumed),
            .. process.Deadlines.Select(d => d.Assumed),
            .. places.All.Select(p => p.Step.Assumed),
            .. places.All.Select(p => (p.Step as StageStep)?.Window?.Assumed),
            .. places.Handlers.Select(h => h.Handler.Assumed),
        ];
        foreach (var reason in reasons.OfType<Word>())
            diagnostics.Report(ClauseRules.Assumption, reason.Span, $"Assumed: {reason}.", ClauseRules.ToSettle);
    }
}
