using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Diagnostics;

/// <summary>How grave a finding is. Only an <see cref="Error"/> keeps a file from being deployed;
/// an <see cref="Info"/> never fails a check.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>One finding: what is wrong, where, and what to do.</summary>
/// <param name="Rule">What kind of finding this is; its code is never reused.</param>
/// <param name="Span">The words that are wrong.</param>
/// <param name="Message">One or two sentences that name the thing, in the author's words.</param>
/// <param name="Hint">What to do about it; null where nothing helpful can be said.</param>
/// <param name="Related">Other places that explain this one.</param>
public sealed record Diagnostic(
    DiagnosticRule Rule,
    SourceSpan Span,
    string Message,
    string? Hint = null,
    ImmutableArray<RelatedPlace> Related = default)
{
    public string Code => Rule.Code;

    public Severity Severity => Rule.Severity;

    public ImmutableArray<RelatedPlace> Related { get; init; } = Related.IsDefault ? [] : Related;
}

/// <summary>A second place that a finding points to, such as the first of two equal ids.</summary>
public sealed record RelatedPlace(SourceSpan Span, string Message);

/// <summary>A kind of finding.</summary>
/// <param name="Code"><c>WF</c> and four digits: 0xxx YAML, 1xxx shape, 2xxx references, 3xxx expressions, 4xxx flow,
/// 5xxx privacy, 6xxx clauses and time, 7xxx scenarios, 9xxx incidents at run time.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Title">A few words, for lists.</param>
/// <param name="Explanation">What <c>workflows explain</c> tells: why it is a mistake and how to mend it, with an example.</param>
public sealed record DiagnosticRule(string Code, Severity Severity, string Title, string Explanation);
