using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Feel.Syntax;

/// <summary>The text of one expression and where its characters stand in the author's file.</summary>
internal sealed class ExpressionText
{
    private readonly Func<int, int, SourceSpan> _spanOf;

    private ExpressionText(string text, Func<int, int, SourceSpan> spanOf)
    {
        Text = text;
        _spanOf = spanOf;
    }

    public string Text { get; }

    public static ExpressionText Of(YamlScalar scalar, int start, int end) =>
        new(scalar.Value[start..end], (from, to) => scalar.SpanOf(start + from, start + to));

    public static ExpressionText Of(SourceText source) => new(source.Content, source.Span);

    /// <summary>A text that was put together of another; <paramref name="spanOf"/> tells where its characters stand.</summary>
    public static ExpressionText Of(string text, Func<int, int, SourceSpan> spanOf) => new(text, spanOf);

    /// <summary>A text that nobody wrote, in place of something that is not there.</summary>
    public static ExpressionText Constant(string text, SourceSpan place) => new(text, (_, _) => place);

    public SourceSpan SpanOf(int start, int end) => _spanOf(start, end);
}
