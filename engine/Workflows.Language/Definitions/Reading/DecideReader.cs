using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>decide</c>. Returns null after a report when there is too little to go on with.</summary>
internal static class DecideReader
{
    public static Step? Read(MappingReader map, YamlEntry keyword)
    {
        var given = map.OptionalMapping("with") is { } with
            ? with.Rest.Select(e => ReadGiven(e, map.Diagnostics)).OfType<GivenValue>().ToImmutableArray()
            : [];
        var sensitivity = map.OptionalChoice("sensitivity", SensitivityWords.All);
        return map.RequiredText("decide") is { } text && ReadReference(text, map.Diagnostics) is { } decision
            ? new DecideStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Decision = decision, With = given, Sensitivity = sensitivity }
            : null;
    }

    /// <summary>A plain value, or an expression behind <c>=</c>.</summary>
    public static GivenValue? ReadGiven(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (Shape.Text(entry.Value, $"'{entry.Key.Value}'", diagnostics) is not { } text)
            return null;

        var name = new Word(entry.Key.Value, entry.Key.Span);
        if (!text.Value.TrimStart().StartsWith('='))
            return new(name, text, null);

        return ExpressionReader.ReadWhole(text, diagnostics) is { } expression ? new(name, text, expression) : null;
    }

    private static DecisionReference? ReadReference(YamlScalar text, DiagnosticBag diagnostics)
    {
        var mark = text.Value.IndexOf('#', StringComparison.Ordinal);
        var file = Part(text, 0, mark < 0 ? text.Value.Length : mark);
        var name = mark < 0 ? null : Part(text, mark + 1, text.Value.Length);
        if (file.Value.Length > 0 && name is not { Value.Length: 0 })
            return new(text.Span, file, name);

        diagnostics.Report(
            DecideRules.IncompleteReference, text.Span, $"'{text.Value}' names no decision.",
            "write the name of a table, such as few-incidents, or of a model and a decision in it: routing.dmn#Decide unit");
        return null;
    }

    private static Word Part(YamlScalar text, int start, int end)
    {
        var part = text.Value[start..end];
        var from = start + part.Length - part.TrimStart().Length;
        part = part.Trim();
        return new(part, text.SpanOf(from, from + part.Length));
    }
}
