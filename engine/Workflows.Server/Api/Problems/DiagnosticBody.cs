using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Server.Api.Problems;

/// <summary>A finding of a check.</summary>
/// <param name="Code"><c>WF</c> and four digits; never reused.</param>
/// <param name="Severity">Only an error keeps a file from being deployed.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Place">The words that are wrong.</param>
/// <param name="Excerpt">The line on which it begins, as the author wrote it; null when it is longer than 400 characters.</param>
/// <param name="Related">Other places that explain this one.</param>
public sealed record DiagnosticBody(
    string Code, Severity Severity, string Message, string? Hint, SourcePlace Place, string? Excerpt, ImmutableArray<RelatedPlaceBody> Related)
{
    private const int LongestExcerpt = 400;

    public static DiagnosticBody Of(Diagnostic diagnostic) => new(
        diagnostic.Code,
        diagnostic.Severity,
        diagnostic.Message,
        diagnostic.Hint,
        SourcePlace.Of(diagnostic.Span),
        ExcerptOf(diagnostic.Span),
        [.. diagnostic.Related.Select(r => new RelatedPlaceBody(SourcePlace.Of(r.Span), r.Message))]);

    private static string? ExcerptOf(SourceSpan span) =>
        span.Source.LineAt(span.StartPosition.Line) is { Length: <= LongestExcerpt } line ? line : null;

    public static ImmutableArray<DiagnosticBody> All(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(Of)];
}

/// <param name="Place">Where.</param>
/// <param name="Message">What is there.</param>
public sealed record RelatedPlaceBody(SourcePlace Place, string Message);

/// <summary>A stretch of a file; lines and columns count from 1, columns in UTF-16 code units; the end is the first place behind it.</summary>
public sealed record SourcePlace(string Path, int Line, int Column, int EndLine, int EndColumn)
{
    public static SourcePlace Of(SourceSpan span)
    {
        var (start, end) = (span.StartPosition, span.EndPosition);
        return new(span.Source.Path, start.Line, start.Column, end.Line, end.Column);
    }
}
