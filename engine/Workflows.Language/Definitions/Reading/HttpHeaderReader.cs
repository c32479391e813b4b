using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads the headers of a call (RFC 9110 §6.3).</summary>
internal static class HttpHeaderReader
{
    private static readonly ImmutableArray<string> LetIn = ["Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Api-Key"];

    private static readonly ImmutableArray<string> Own =
    [
        "Host", "Connection", "Content-Length", "Content-Type", "Content-Encoding", "Expect", "Idempotency-Key", "Keep-Alive", "Proxy-Connection",
        "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via", "Forwarded",
    ];

    public static ImmutableArray<HttpHeader> ReadAll(MappingReader map) =>
        [.. map.Rest.Select(e => Read(e, map.Diagnostics)).OfType<HttpHeader>()];

    private static HttpHeader? Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var name = entry.Key.Value;
        if (ProblemOf(name) is ({ } problem, { } hint))
        {
            diagnostics.Report(ServiceRules.Header, entry.Key.Span, problem, hint);
            return null;
        }

        return Shape.Text(entry.Value, $"'{name}'", diagnostics) is { } text && TextTemplateReader.Read(text, diagnostics) is { } value
            ? new(new(name, entry.Key.Span), value)
            : null;
    }

    private static (string? Problem, string? Hint) ProblemOf(string name) => name switch
    {
        _ when name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') =>
            ($"'{name}' is not the name of a header.", "such a name has letters, digits and hyphens"),
        _ when LetIn.Contains(name, StringComparer.OrdinalIgnoreCase) =>
            ($"'{name}' would put a password into this file.", "name it with 'secret', and let the server's configuration have it"),
        _ when Own.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) =>
            ($"The server sets '{name}' itself.", "take it out"),
        _ => (null, null),
    };
}
