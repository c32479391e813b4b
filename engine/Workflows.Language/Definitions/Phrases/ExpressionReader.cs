using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Phrases;

/// <summary>Reads expressions where they are the rule (<c>when</c>, <c>set</c>) and where <c>=</c> starts one, as in a spreadsheet.</summary>
internal static class ExpressionReader
{
    /// <summary>A whole text that is an expression; a leading <c>=</c> is allowed and skipped.</summary>
    public static Expression? ReadWhole(YamlScalar scalar, DiagnosticBag diagnostics) =>
        Between(scalar, SkipSign(scalar.Value, 0), scalar.Value.Length, diagnostics);

    /// <summary>The expression behind the <c>=</c> at <paramref name="sign"/>.</summary>
    public static Expression? ReadComputed(YamlScalar scalar, int sign, int end, DiagnosticBag diagnostics) =>
        Between(scalar, SkipSign(scalar.Value, sign), end, diagnostics);

    public static Expression? Between(YamlScalar scalar, int start, int end, DiagnosticBag diagnostics)
    {
        while (end > start && char.IsWhiteSpace(scalar.Value[end - 1]))
            end--;
        if (start < end)
            return new(scalar, start) { End = end };

        diagnostics.Report(PhraseRules.EmptyExpression, scalar.Span, "An expression is missing here.", "write one, or take the key out");
        return null;
    }

    private static int SkipSign(string value, int from)
    {
        var start = SkipBlanks(value, from);
        return start < value.Length && value[start] == '=' ? SkipBlanks(value, start + 1) : start;
    }

    private static int SkipBlanks(string value, int from)
    {
        while (from < value.Length && char.IsWhiteSpace(value[from]))
            from++;
        return from;
    }
}
