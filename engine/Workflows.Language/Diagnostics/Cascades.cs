namespace Workflows.Language.Diagnostics;

/// <summary>Leaves out what only follows from another finding, so that an author mends causes and not consequences.</summary>
internal static class Cascades
{
    /// <summary>A finding is a consequence when an error of an earlier stage (the thousands of its code: YAML, shape, references,
    /// expressions, flow, …) covers the same words, or when it may come from lines that could not be read.</summary>
    /// <param name="sorted">Findings by path and start.</param>
    public static IEnumerable<Diagnostic> Suppress(IEnumerable<Diagnostic> sorted)
    {
        var all = sorted.ToList();
        var lost = LostLines.In(all);
        var cut = all.Where(d => d.Rule == YamlRules.CommentCutsText).Select(d => (d.Span.Source.Path, d.Span.StartPosition.Line)).ToHashSet();
        var found = all
            .Where(d => d.Rule != ShapeRules.NoValue || !cut.Contains((d.Span.Source.Path, d.Span.StartPosition.Line)))
            .Where(d => !lost.TryGetValue(d.Span.Source.Path, out var lines) || !lines.Explain(d));

        // One walk from start to end: the causes that may still cover what comes are kept, and there are few at any place.
        var path = "";
        var open = new List<Diagnostic>();
        foreach (var place in found.GroupBy(d => (d.Span.Source.Path, d.Span.Start)))
        {
            if (path != place.Key.Path)
            {
                path = place.Key.Path;
                open.Clear();
            }

            open.RemoveAll(cause => cause.Span.End < place.Key.Start);
            open.AddRange(place.Where(d => d.Severity == Severity.Error).GroupBy(Stage).Select(stage => stage.MaxBy(d => d.Span.End)!));
            foreach (var diagnostic in place
                .Where(d => d.Severity == Severity.Info || !open.Exists(cause => Stage(cause) < Stage(d) && Covers(cause, d))))
            {
                yield return diagnostic;
            }
        }
    }

    private static char Stage(Diagnostic diagnostic) => diagnostic.Code[2];

    private static bool Covers(Diagnostic cause, Diagnostic other) =>
        cause.Span.Start <= other.Span.Start && other.Span.End <= cause.Span.End && (cause.Span.Length > 0 || other.Span.Length == 0);
}
