using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Language.Text;

namespace Workflows.Language.Diagnostics;

/// <summary>A finding in the one JSON form that the command line, the API and the dashboard share.</summary>
/// <remarks>The severity is <c>error</c>, <c>warning</c> or <c>info</c>; the path is relative to the folder that was checked.</remarks>
public sealed record DiagnosticJson(
    string Code,
    string Severity,
    string Message,
    string? Hint,
    string Path,
    SpanJson Span,
    ImmutableArray<RelatedJson> Related)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static DiagnosticJson Of(Diagnostic diagnostic) => new(
        diagnostic.Code,
        DiagnosticRenderer.Name(diagnostic.Severity),
        diagnostic.Message,
        diagnostic.Hint,
        diagnostic.Span.Source.Path,
        SpanJson.Of(diagnostic.Span),
        [.. diagnostic.Related.Select(r => new RelatedJson(r.Message, r.Span.Source.Path, SpanJson.Of(r.Span)))]);

    /// <summary>An indented JSON array.</summary>
    public static string Write(IEnumerable<Diagnostic> diagnostics) => JsonSerializer.Serialize(diagnostics.Select(Of), Options);
}

/// <summary>A place that explains a finding.</summary>
public sealed record RelatedJson(string Message, string Path, SpanJson Span);

/// <summary>From one position up to but not including another.</summary>
public sealed record SpanJson(PositionJson Start, PositionJson End)
{
    public static SpanJson Of(SourceSpan span) => new(PositionJson.Of(span.StartPosition), PositionJson.Of(span.EndPosition));
}

/// <summary>Line and column, both counted from 1; a column counts UTF-16 code units.</summary>
public sealed record PositionJson(int Line, int Column)
{
    public static PositionJson Of(LinePosition position) => new(position.Line, position.Column);
}
