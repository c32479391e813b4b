using System.Collections.Immutable;
using System.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Phrases;

/// <summary>Reads texts with placeholders: <c>Routine of &lt;unit.name&gt;</c>.</summary>
/// <remarks>
/// <c>&lt;</c> followed by a letter or <c>_</c> opens a placeholder, which ends at the next <c>&gt;</c>; what stands between is an expression.
/// Before anything else <c>&lt;</c> stands for itself (<c>less &lt; than</c>, <c>&lt;3</c>), and <c>&lt;&lt;</c> is one <c>&lt;</c>.
/// </remarks>
public static class TextTemplateReader
{
    private const int MostPlaceholders = 100;

    /// <returns>The text, or null when a placeholder is not closed or there are more than 100, which was reported.</returns>
    public static TextTemplate? Read(YamlScalar scalar, DiagnosticBag diagnostics) => Read(scalar, 0, scalar.Value.Length, diagnostics);

    internal static TextTemplate? Read(YamlScalar scalar, int start, int end, DiagnosticBag diagnostics)
    {
        var value = scalar.Value;
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        var literal = new StringBuilder();
        var placeholders = 0;
        for (var i = start; i < end; i++)
        {
            var next = i + 1 < end ? value[i + 1] : ' ';
            if (value[i] == '<' && (char.IsLetter(next) || next == '_'))
            {
                var close = value.IndexOf('>', i, end - i);
                if (close < 0)
                {
                    diagnostics.Report(
                        PhraseRules.Placeholder,
                        scalar.SpanOf(i, end),
                        "The placeholder that '<' opens here is not closed.",
                        "close it with '>', or write '<<' for the character itself");
                    return null;
                }

                if (++placeholders > MostPlaceholders)
                {
                    diagnostics.Report(
                        PhraseRules.TooManyPlaceholders,
                        scalar.SpanOf(i, close + 1),
                        $"This text has more than {MostPlaceholders} placeholders.",
                        "work out parts of it with 'set' first");
                    return null;
                }

                AddLiteral();
                parts.Add(new(null, new Expression(scalar, i + 1) { End = close }));
                i = close;
                continue;
            }

            literal.Append(value[i]);
            if (value[i] == '<' && next == '<')
                i++;
        }

        AddLiteral();
        return new(scalar.SpanOf(start, end), parts.ToImmutable());

        void AddLiteral()
        {
            if (literal.Length > 0)
                parts.Add(new(literal.ToString(), null));
            literal.Clear();
        }
    }
}
