using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <content>Lists and sets of keys, and what is told where something of another kind stands.</content>
public static partial class Shape
{
    /// <summary>The entries of a list; empty after a report.</summary>
    public static ImmutableArray<YamlNode> List(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case YamlSequence list:
                return list.Items;
            case YamlScalar { IsEmpty: true }:
                ReportEmpty(node, what, diagnostics);
                return [];
            default:
                ReportKind(node, "a list", what, diagnostics);
                return [];
        }
    }

    /// <summary>The entries of a list, or the value itself where there is only one.</summary>
    public static ImmutableArray<YamlNode> ListOrOne(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar { IsEmpty: true })
        {
            ReportEmpty(node, what, diagnostics);
            return [];
        }

        return node is YamlSequence list ? list.Items : [node];
    }

    public static YamlMapping? Mapping(YamlNode node, string what, DiagnosticBag diagnostics) => Mapping(node, what, [], diagnostics);

    /// <summary>A set of keys; who wrote something else is told which keys there are.</summary>
    public static YamlMapping? Mapping(YamlNode node, string what, ImmutableArray<string> keys, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case YamlMapping mapping:
                return mapping;
            case YamlScalar { IsEmpty: true }:
                ReportEmpty(node, what, diagnostics);
                return null;
            case YamlSequence list when HyphenedKeys.Join(list) is { } joined:
                HyphenedKeys.Tell(joined, what, diagnostics);
                return joined;
            default:
                diagnostics.Report(
                    ShapeRules.WrongKind, FirstLine(node), $"Expected a set of keys for {what}, found {node.Noun}.", KeysHint(node, keys));
                return null;
        }
    }

    /// <summary>Tells that something of another kind was expected.</summary>
    public static void ReportKind(YamlNode node, string expected, string what, DiagnosticBag diagnostics) =>
        diagnostics.Report(ShapeRules.WrongKind, FirstLine(node), $"Expected {expected} for {what}, found {node.Noun}.", KindHint(node, expected));

    private static void ReportEmpty(YamlNode node, string what, DiagnosticBag diagnostics) =>
        diagnostics.Report(ShapeRules.NoValue, node.Span, $"Nothing stands behind {what}.", "write the value, or delete the line");

    private static string KindHint(YamlNode node, string expected) => (node, expected) switch
    {
        (YamlScalar text, "a list") when text.Value.Contains(',', StringComparison.Ordinal) => $"put brackets around it: [{text.Value}]",
        (YamlScalar text, "a list") => $"write '- {text.Value}' on the line below the key",
        (YamlMapping { Entries: [var first, ..] }, "a list") =>
            $"write '- {SyntaxProblem.LineSpan(first.Key.Span.Source, first.Key.Span.Start).Text}', and start each further entry with '- ' too",
        (_, "a list") => "start each entry with '- ' on the lines below the key",
        (YamlMapping or YamlSequence, _) => "write the text on the line of its key; put it in quotes if it holds one of { } [ ] or a colon",
        _ => $"write {expected}",
    };

    private static string KeysHint(YamlNode node, ImmutableArray<string> keys) =>
        node is YamlScalar text && MissedBlank().Match(text.Value) is { Success: true } key
            ? $"put a blank behind the colon: '{key.Groups[1].Value}: {key.Groups[2].Value}'"
            : "write each key with its value on a line of its own below" + (keys.IsEmpty ? "" : $"; the keys are {Listing.And(keys)}");

    /// <summary>Long values are shown by their first line.</summary>
    private static Text.SourceSpan FirstLine(YamlNode node)
    {
        var end = node.Span.Source.Content.AsSpan(node.Span.Start, node.Span.Length).IndexOfAny('\n', '\r');
        return end < 0 ? node.Span : node.Span with { End = node.Span.Start + end };
    }

    [GeneratedRegex(@"^([\w-]+):(\S.*)$")]
    private static partial Regex MissedBlank();
}
