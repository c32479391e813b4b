using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Headers;

namespace Workflows.Server.Api.Languages;

/// <summary>Which languages the one who asks understands.</summary>
internal static class ReaderLanguages
{
    /// <summary>The name of the query parameter that goes before the header.</summary>
    public const string Parameter = "language";

    /// <summary>BCP 47 tags, the best liked first: what <c>?language=</c> says, then <c>Accept-Language</c> by its weights (RFC 9110 §12.5.4),
    /// then the person's own in the organisation.</summary>
    public static ImmutableArray<string> Of(HttpRequest request, string? ofPerson)
    {
        var accepted = new RequestHeaders(request.Headers).AcceptLanguage
            .Where(l => l.Quality is not 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value);
        return [.. new[] { request.Query[Parameter].ToString() }
            .Concat(accepted)
            .Append(ofPerson)
            .Where(l => !string.IsNullOrWhiteSpace(l))
            .OfType<string>()];
    }
}
