using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Feel.Syntax;

/// <summary>The text of one expression and where its characters stand in the author's file.</summary>
internal sealed class ExpressionText
{
    private const int MostShown = 60;

    private readonly Func<int, int, SourceSpan> _spanOf;
    private readonly YamlScalar? _scalar;
    private readonly int _offset;

    private ExpressionText(string text, Func<int, int, SourceSpan> spanOf, YamlScalar? scalar = null, int offset = 0)
    {
        (_scalar, _offset) = (scalar, offset);
        Text = text;
        _spanOf = spanOf;
    }

    public string Text { get; }

    public static ExpressionText Of(YamlScalar scalar, int start, int end) =>
        new(scalar.Value[start..end], (from, to) => scalar.SpanOf(start + from, start + to), scalar, start);

    public static ExpressionText Of(SourceText source) => new(source.Content, source.Span);

    /// <summary>A text that was put together of another; <paramref name="spanOf"/> tells where its characters stand.</summary>
    public static ExpressionText Of(string text, Func<int, int, SourceSpan> spanOf) => new(text, spanOf);

    /// <summary>A text that nobody wrote, in place of something that is not there.</summary>
    public static ExpressionText Constant(string text, SourceSpan place) => new(text, (_, _) => place);

    public SourceSpan SpanOf(int start, int end) => _spanOf(start, end);

    /// <summary>How words of the text are written so that they are a text in quotes. YAML takes away quotes around a whole value, and
    /// ends a value in double ones at the next: there the value stands in single quotes as a whole.</summary>
    public string Quoted(int start, int end)
    {
        var words = $"\"{Text[start..end]}\"";
        if (_scalar is not { Value: var all, Style: var style } || style is YamlScalarStyle.Literal or YamlScalarStyle.Folded
            || (style != YamlScalarStyle.DoubleQuoted && _offset + start > 0))
        {
            return words;
        }

        return all.Length > MostShown
            ? $"{words}, with single quotes around the whole value"
            : $"'{(all[..(_offset + start)] + words + all[(_offset + end)..]).Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
