using Microsoft.Net.Http.Headers;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Auth;

/// <summary>Refuses writes that a page of another site makes a signed-in browser send.</summary>
/// <remarks>A write without a bearer token needs the header <c>Workflows-Request</c>, which a foreign page cannot set without being
/// asked for permission first (Fetch standard, CORS preflight; none is ever given), and an Origin, where there is one, of this server.</remarks>
internal static class CrossSiteGuard
{
    public const string Header = "Workflows-Request";

    public static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app) => app.Use((context, next) =>
        IsWrite(context.Request) && !HasBearer(context.Request) && !IsOurs(context.Request)
            ? ProblemKind.CrossSite.Answer(
                "The request does not come from a page of this server.", $"A program sends the header {Header}: 1.").ExecuteAsync(context)
            : next(context));

    private static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static bool HasBearer(HttpRequest request) => request.Headers.ContainsKey(HeaderNames.Authorization);

    private static bool IsOurs(HttpRequest request) =>
        request.Headers.ContainsKey(Header)
        && (request.Headers.Origin is not [{ } origin]
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        && (request.Headers["Sec-Fetch-Site"] is not [{ } site] || site is "same-origin" or "none");
}
