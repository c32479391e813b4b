using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Phrases;

/// <summary>Reads <c>unit in units[kind = "preschool"]</c> and <c>unit in units, in turn</c>.</summary>
internal static partial class ForEachReader
{
    /// <param name="scalar">The phrase.</param>
    /// <param name="closes">When the collection closes; null when it waits for all.</param>
    /// <param name="diagnostics">Gets what is wrong; then the result is marked as not read.</param>
    public static ForEach Read(YamlScalar scalar, TimePhrase? closes, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        if (words.Peek() is not { } variable || words.Peek(1) is not { Text: "in" } || words.Peek(2) is not { } items)
        {
            diagnostics.Report(
                PhraseRules.ForEach,
                scalar.Span,
                "This does not say what stands for an item and where the items come from.",
                "write it as in 'unit in units'");
            return Unread(scalar, closes);
        }

        if (!Names.IsDataName(variable.Text))
        {
            diagnostics.Report(
                PhraseRules.Name,
                words.SpanOf(variable),
                $"'{variable.Text}' cannot stand for an item: such a name begins with a letter and has letters, digits and '_' only.",
                variable.Text.Contains('-', StringComparison.Ordinal) ? $"write '{variable.Text.Replace('-', '_')}'" : "write a name such as 'unit'");
            return Unread(scalar, closes);
        }

        var turn = InTurn().Match(scalar.Value, items.Start);
        return turn.Success
            ? new(scalar.Span, words.WordOf(variable), new(scalar, items.Start) { End = turn.Index }, closes) { InTurn = true }
            : new(scalar.Span, words.WordOf(variable), new(scalar, items.Start), closes);
    }

    /// <summary>At the end, with or without a comma; no expression that yields a list ends so.</summary>
    [GeneratedRegex(@"(\s*,\s*|\s+)in\s+turn\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InTurn();

    private static ForEach Unread(YamlScalar scalar, TimePhrase? closes) =>
        new(scalar.Span, new("", scalar.Span), new(scalar, 0), closes) { IsUnread = true };
}
