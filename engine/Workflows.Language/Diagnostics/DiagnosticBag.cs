using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Diagnostics;

/// <summary>Collects every finding of a check, so that an author sees all of them in one go.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _found = [];

    public bool HasErrors => _found.Exists(d => d.Severity == Severity.Error);

    public int Count => _found.Count;

    public void Report(DiagnosticRule rule, SourceSpan span, string message, string? hint, params RelatedPlace[] related) =>
        _found.Add(new(rule, span, message, hint, [.. related]));

    public void Add(Diagnostic diagnostic) => _found.Add(diagnostic);

    /// <summary>Takes back a finding that turned out to be a consequence of another one.</summary>
    internal void Withdraw(Diagnostic diagnostic) => _found.RemoveAll(d => ReferenceEquals(d, diagnostic));

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _found.AddRange(diagnostics);

    /// <summary>All findings by path, position and code; the same finding at the same place once, consequences of others left out.</summary>
    public ImmutableArray<Diagnostic> Sorted() =>
    [
        .. Cascades.Suppress(_found
            .DistinctBy(d => (d.Code, d.Span.Source.Path, d.Span.Start, d.Message))
            .OrderBy(d => d.Span.Source.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal)),
    ];
}
