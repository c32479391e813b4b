using System.Collections.Immutable;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Places;
using Workflows.Language.Decisions;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.References;

/// <summary>Finds texts that are compared with what can never be that text, because it is one of a few words (WF3106).</summary>
internal sealed class WordCheck(ImmutableDictionary<DecisionReference, NamedDecision> decisions, DiagnosticBag diagnostics)
{
    private delegate ImmutableArray<string> WordsOf(string? field);

    public void Run(ProcessDefinition process, StepPlaces places, BoundExpressions expressions)
    {
        var meanings = Meanings(process, places);
        foreach (var bound in expressions.All)
        {
            foreach (var compared in bound.Compiled.Compared.Where(c => bound.Place is not null || c.Name != MessageStart.Payload))
            {
                // A name with two meanings is reported elsewhere, and which one is meant is not known.
                if (meanings[compared.Name].ToList() is not [var meaning])
                    continue;

                var words = meaning(compared.Field);
                if (!words.IsEmpty && !words.Contains(compared.Text))
                    Report(compared, words);
            }
        }
    }

    private void Report(ComparedText compared, ImmutableArray<string> words) => diagnostics.Report(
        BindingRules.NeverThisWord,
        compared.Span,
        $"'{compared.Path}' is never '{compared.Text}': it can be {Listing.Or(words)}.",
        Suggestion.Hint(compared.Text, words) ?? "write one of these words");

    private ILookup<string, WordsOf> Meanings(ProcessDefinition process, StepPlaces places)
    {
        var steps = places.All.Select(p => p.Step).ToImmutableArray();
        var data = process.Data.Select(f => (f.Name, Words: (WordsOf)(field => field is null ? OptionsOf(f.Type) : [])));
        var results = steps.Where(s => s.Id is not null).Select(s => (Name: s.Id!, Words: (WordsOf)(field => WordsOfStep(s, field))));
        var branches = steps.OfType<ParallelStep>().SelectMany(p => p.Branches)
            .Select(b => (b.Name, Words: (WordsOf)(field => field == "outcome" ? EndsOf(b) : [])));
        var items = steps.Select(s => s.ForEach?.Variable).Concat(places.Handlers.Select(h => h.Handler.Name)).OfType<Word>()
            .Select(w => (Name: w, Words: (WordsOf)(_ => [])));
        return data.Concat(results).Concat(branches).Concat(items).ToLookup(m => m.Name.Value, m => m.Words, StringComparer.Ordinal);
    }

    private ImmutableArray<string> WordsOfStep(Step step, string? field) => (step, field) switch
    {
        (_, null) or ({ ForEach: not null }, _) => [],
        (HumanStep human, _) when human.Form.FirstOrDefault(f => f.Name.Value == field) is { } filled => OptionsOf(filled.Type),
        (HumanStep human, "outcome") => [.. human.Outcomes.Select(o => o.Name.Value)],
        (FirstOfStep first, "chosen") => [.. first.Branches.Select(b => b.Name.Value)],
        (DecideStep decide, _) => decisions.GetValueOrDefault(decide.Decision)?.Words.GetValueOrDefault(field, []) ?? [],
        _ => [],
    };

    private static ImmutableArray<string> OptionsOf(FieldType type) =>
        type is FieldType.Choice choice ? [.. choice.Options.Select(o => o.Value)] : [];

    /// <summary>Everything that an <c>end</c> in the branch may say; none where a step of it could not be read.</summary>
    private static ImmutableArray<string> EndsOf(ParallelBranch branch)
    {
        ImmutableArray<Step> steps = [.. branch.Steps.All()];
        return steps.Any(s => s is UnreadStep)
            ? []
            : [.. steps.OfType<EndStep>().Select(e => e.Outcome.Value)
                .Concat(steps.OfType<HumanStep>().SelectMany(h => h.Outcomes)
                    .Select(o => o.Target).OfType<OutcomeTarget.End>().Select(e => e.Outcome.Value))
                .Distinct(StringComparer.Ordinal)];
    }
}
