using System.Text.RegularExpressions;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Syntax;
using Workflows.Language.Yaml;

namespace Workflows.Language.Decisions.Reading;

/// <summary>Turns the cells of a decision file, in which plain values need no quotes, into FEEL.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A text column holds words, separated by commas: <c>preschool, compulsory</c>.</item>
/// <item>A yes-no column holds <c>yes</c> or <c>no</c>; dates need no quotes: <c>&gt;= 2020-02-10</c>.</item>
/// <item>All else is FEEL as in any decision table: <c>-</c>, <c>&lt; 3</c>, <c>[1..3]</c>, <c>not("a")</c>. In an answer FEEL
/// starts with <c>=</c>, as everywhere in the language.</item>
/// </list>
/// </remarks>
internal static partial class CellText
{
    /// <summary>The tests in a cell of an input.</summary>
    public static ExpressionText Test(YamlScalar cell, InputKind kind)
    {
        var text = cell.Value.Trim();
        return kind switch
        {
            _ when text is "-" or "" => ExpressionText.Constant("-", cell.Span),
            InputKind.Text when !StartsAsFeel(text) =>
                ExpressionText.Constant(string.Join(", ", text.Split(',').Select(w => Quoted(w.Trim()))), cell.Span),
            InputKind.YesNo when text is "yes" or "no" => ExpressionText.Constant(text == "yes" ? "true" : "false", cell.Span),
            InputKind.Date when !text.Contains('"', StringComparison.Ordinal) && BareDate().IsMatch(text) =>
                ExpressionText.Constant(BareDate().Replace(text, "@\"$0\""), cell.Span),
            _ => ExpressionText.Of(cell, 0, cell.Value.Length),
        };
    }

    /// <summary>The value in a cell of an output; null when it is none of the column's type.</summary>
    public static ExpressionText? Answer(YamlScalar cell, InputKind kind)
    {
        var text = cell.Value.Trim();
        if (text.StartsWith('='))
        {
            return ExpressionText.Of(cell, cell.Value.IndexOf('=', StringComparison.Ordinal) + 1, cell.Value.Length);
        }

        return kind switch
        {
            InputKind.Text => ExpressionText.Constant(Quoted(cell.Value), cell.Span),
            InputKind.YesNo => text is "yes" or "no" ? ExpressionText.Constant(text == "yes" ? "true" : "false", cell.Span) : null,
            InputKind.Date => BareDate().Match(text) is { Success: true, Length: var length } && length == text.Length
                ? ExpressionText.Constant($"@\"{text}\"", cell.Span)
                : null,
            InputKind.Number or InputKind.WholeNumber =>
                Decimal34.Parse(text) is { } number && (kind == InputKind.Number || number.IsInteger)
                ? ExpressionText.Of(cell, 0, cell.Value.Length)
                : null,
            _ => ExpressionText.Of(cell, 0, cell.Value.Length),
        };
    }

    private static bool StartsAsFeel(string text) =>
        text[0] is '"' or '=' or '!' or '<' or '>' or '[' or '(' or ']' or '?' or '@' || text.StartsWith("not(", StringComparison.Ordinal);

    private static string Quoted(string words) => new FeelText(words).ToString();

    [GeneratedRegex(@"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex BareDate();
}
