namespace Workflows.Language.Diagnostics;

/// <summary>Leaves out what only follows from another finding, so that an author mends causes and not consequences.</summary>
internal static class Cascades
{
    /// <summary>A finding is a consequence when an error of an earlier stage (the thousands of its code: YAML, shape, references,
    /// expressions, flow, …) covers the same words. What is for information is never one.</summary>
    public static IEnumerable<Diagnostic> Suppress(IReadOnlyList<Diagnostic> found)
    {
        var causes = found.Where(d => d.Severity == Severity.Error).ToLookup(d => d.Span.Source.Path, StringComparer.Ordinal);
        return found.Where(d => d.Severity == Severity.Info || !causes[d.Span.Source.Path].Any(cause => Stage(cause) < Stage(d) && Covers(cause, d)));
    }

    private static char Stage(Diagnostic diagnostic) => diagnostic.Code[2];

    private static bool Covers(Diagnostic cause, Diagnostic other) =>
        cause.Span.Start <= other.Span.Start && other.Span.End <= cause.Span.End && (cause.Span.Length > 0 || other.Span.Length == 0);
}
