using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads the outcomes of a task or decision: <c>approve: continue</c>, or <c>approve: { then: continue, label: Godkänn }</c>.</summary>
internal static class OutcomeReader
{
    public static ImmutableArray<Outcome> ReadAll(MappingReader map) => [.. map.Rest.Select(e => Read(e, map.Diagnostics))];

    private static Outcome Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var name = new Word(entry.Key.Value, entry.Key.Span);
        switch (entry.Value)
        {
            case YamlScalar { IsEmpty: true }:
                return new(name, ReportNowhere(name, name.Span, diagnostics));
            case YamlScalar target:
                return new(name, ReadTarget(name, target, diagnostics));
        }

        var set = StepVocabulary.Outcome;
        if (MappingReader.Over(entry.Value, diagnostics, $"the outcome '{name}'", set) is not { } map)
            return new(name, new OutcomeTarget.Continue(name.Span));

        var then = map.OptionalText("then");
        var label = map.OptionalWord("label");
        set.Close(map);
        if (then is null)
            return new(name, map.Has("then") ? new OutcomeTarget.Continue(name.Span) : ReportNowhere(name, name.Span, diagnostics)) { Label = label };
        return new(name, ReadTarget(name, then, diagnostics)) { Label = label };
    }

    private static OutcomeTarget ReadTarget(Word name, YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        if (words.Take("continue") && words.AtEnd)
            return new OutcomeTarget.Continue(scalar.Span);
        if (words.Take("back", "to") && words.TakeLast() is { } step)
            return new OutcomeTarget.BackTo(scalar.Span, step);
        if (words.Take("end", "process") && words.TakeRest() is { } all)
            return new OutcomeTarget.End(scalar.Span, all, WholeProcess: true);
        if (words.Take("end") && words.TakeRest() is { } own)
            return new OutcomeTarget.End(scalar.Span, own, WholeProcess: false);
        return ReportNowhere(name, scalar.Span, diagnostics);
    }

    /// <summary>Goes on, so that what follows is not called unreachable too.</summary>
    private static OutcomeTarget.Continue ReportNowhere(Word name, SourceSpan span, DiagnosticBag diagnostics)
    {
        diagnostics.Report(
            StepRules.Outcome,
            span,
            $"It is not said where the outcome '{name}' leads.",
            "write 'continue', 'back to STEP', 'end OUTCOME' or 'end process OUTCOME'");
        return new(span);
    }
}
