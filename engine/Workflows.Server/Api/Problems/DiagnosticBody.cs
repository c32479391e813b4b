using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Server.Api.Problems;

/// <summary>A finding of a check, in the form that the command line prints too
/// (<see cref="DiagnosticJson"/>), with the line that it is about.</summary>
/// <param name="Code"><c>WF</c> and four digits; never reused.</param>
/// <param name="Severity">Only an error keeps a file from being deployed.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Path">Of the file, relative to the folder of processes.</param>
/// <param name="Span">The words that are wrong.</param>
/// <param name="Excerpt">The line on which it begins, as the author wrote it; null when it is longer than 400 characters.</param>
/// <param name="Related">Other places that explain this one.</param>
public sealed record DiagnosticBody(
    string Code,
    Severity Severity,
    string Message,
    string? Hint,
    string Path,
    SpanJson Span,
    string? Excerpt,
    ImmutableArray<RelatedJson> Related)
{
    private const int LongestExcerpt = 400;

    public static DiagnosticBody Of(Diagnostic diagnostic)
    {
        var common = DiagnosticJson.Of(diagnostic);
        return new(
            common.Code,
            diagnostic.Severity,
            common.Message,
            common.Hint,
            common.Path,
            common.Span,
            ExcerptOf(diagnostic.Span),
            common.Related);
    }

    public static ImmutableArray<DiagnosticBody> All(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(Of)];

    private static string? ExcerptOf(SourceSpan span) =>
        span.Source.LineAt(span.StartPosition.Line) is { Length: <= LongestExcerpt } line ? line : null;
}
