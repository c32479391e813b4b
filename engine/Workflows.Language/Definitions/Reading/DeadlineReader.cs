using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>deadlines: { feedback: { within: 3 months, from: acknowledge, or-from: 7 days after received } }</c>.</summary>
internal static class DeadlineReader
{
    private static readonly ImmutableArray<string> CaseTimes = ["start", "received", "occurred", "registered"];

    /// <param name="map">What stands behind <c>deadlines</c>.</param>
    /// <param name="fields">The names of the data fields: any other name is that of a step.</param>
    public static ImmutableArray<DeadlineDefinition> ReadAll(MappingReader map, IReadOnlyCollection<string> fields)
    {
        if (map.Mapping.Entries.IsEmpty)
            map.Diagnostics.Report(StepRules.Empty, map.Mapping.Span, "No deadline stands under 'deadlines'.", "add one, or take 'deadlines' out");
        return [.. map.Rest.Select(e => Read(e, fields, map.Diagnostics))];
    }

    /// <summary>One that cannot be read is kept, so that its name is known.</summary>
    private static DeadlineDefinition Read(YamlEntry entry, IReadOnlyCollection<string> fields, DiagnosticBag diagnostics)
    {
        var name = DataNameReader.Read(entry.Key, diagnostics);
        if (entry.Value is YamlScalar { IsEmpty: false } text)
        {
            diagnostics.Report(
                DeadlineRules.Shape,
                text.Span,
                $"It is not said from when the deadline '{name}' counts.",
                $"write '{name}: {{ within: {text.Value}, from: received }}'");
            return Unread(name, entry);
        }

        if (MappingReader.Over(entry.Value, diagnostics, $"the deadline '{name}'", ProcessVocabulary.Deadline) is not { } map)
            return Unread(name, entry);

        var deadline = new DeadlineDefinition
        {
            Span = entry.Key.Span,
            Name = name,
            Within = map.RequiredText("within") is { } within ? TimePhraseReader.ReadAmount(within, diagnostics) : null,
            From = map.RequiredText("from") is { } from ? ReadStart(from, fields, diagnostics) : null,
            OrFrom = map.OptionalText("or-from") is { } orFrom ? TimePhraseReader.Read(orFrom, diagnostics) : null,
            When = map.OptionalText("when") is { } when ? ExpressionReader.ReadWhole(when, diagnostics) : null,
            Fixed = ReadFixed(map),
            Escalate =
            [
                .. map.OptionalListOrOne("escalate")
                    .Select(n => Definitions.Shape.Text(n, "an entry of 'escalate'", diagnostics)).OfType<YamlScalar>()
                    .Select(t => TimePhraseReader.ReadEscalation(t, diagnostics)).OfType<EscalationRule>(),
            ],
            Title = map.OptionalWord("title"),
            Clauses = map.OptionalWords("clause"),
            Assumed = ReasonReader.Read(map),
        };
        ProcessVocabulary.Deadline.Close(map);
        if (deadline.OrFrom is { Anchor: TimeAnchor.Opened } open)
        {
            diagnostics.Report(
                DeadlineRules.Shape,
                open.Span,
                $"It is not said from what '{open.Span.Text}' is counted.",
                $"write '{open.Span.Text} after received'");
        }

        return deadline;
    }

    private static DeadlineDefinition Unread(Word name, YamlEntry entry) => new() { Span = entry.Key.Span, Name = name, Within = null, From = null };

    /// <summary>One name that is neither a date of every case nor a data field is that of a step; a check tells whether it is there.</summary>
    private static DeadlineStart? ReadStart(YamlScalar text, IReadOnlyCollection<string> fields, DiagnosticBag diagnostics)
    {
        var word = text.Value.Trim();
        if (Names.IsId(word) && !CaseTimes.Contains(word) && !fields.Contains(word))
            return new DeadlineStart.Step(text.Span, new(word, text.Span));
        if (TimePhraseReader.Read(text, diagnostics) is not { } phrase)
            return null;
        if (phrase.Anchor is not TimeAnchor.Opened)
            return new DeadlineStart.Time(text.Span, phrase);

        diagnostics.Report(
            DeadlineRules.Shape,
            text.Span,
            $"'{word}' is a length of time and not what the deadline is counted from.",
            "write the length behind 'within', and here 'received' or the id of a step");
        return null;
    }

    private static Word? ReadFixed(MappingReader map)
    {
        var law = map.OptionalWord("fixed");
        if (law is null || (law.Value.Trim().Length > 0 && law.Value is not ("true" or "false" or "yes" or "no")))
            return law;

        map.Diagnostics.Report(
            DeadlineRules.FixedWithoutText,
            law.Span,
            "It is not said what fixes this deadline.",
            "name the law, as in 'fixed: Directive (EU) 2019/1937 art. 9(1)(f)'");
        return null;
    }
}
