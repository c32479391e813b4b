using Workflows.Runtime.Storage;

namespace Workflows.Server.Api.Problems;

/// <summary>Turns whatever ends a request without an answer of its own into a problem; never a trace, never a value of the request.</summary>
internal static class ProblemPages
{
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
            {
                await OfStatus(context.Response.StatusCode).ExecuteAsync(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            Forget(context.Response);
            await OfFailure(failure, context).ExecuteAsync(context);
        }
    });

    /// <summary>The path that problems carry as their type leads to an explanation.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/problems/{name}", (string name) =>
        ProblemKind.All.FirstOrDefault(k => string.Equals(k.Name, name, StringComparison.Ordinal)) is { } kind
            ? Results.Text($"{kind.Title} ({kind.Status})\n\n{kind.Explanation}\n")
            : ProblemKind.NotFound.Answer())
        .AllowAnonymous().ExcludeFromDescription();

    private static ProblemAnswer OfStatus(int status) => status == StatusCodes.Status413PayloadTooLarge
        ? MalformedRequest.TooLarge()
        : (ProblemKind.All.FirstOrDefault(k => k.Status == status) ?? ProblemKind.Malformed).Answer();

    private static ProblemAnswer OfFailure(Exception failure, HttpContext context) => failure switch
    {
        BadHttpRequestException bad => MalformedRequest.Explain(bad),
        StorageUnavailableException => Unavailable(context),
        _ => Unexpected(failure, context),
    };

    private static ProblemAnswer Unavailable(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return ProblemKind.Unavailable.Answer("The database cannot be reached or written.", "Try again in a moment.");
    }

    private static ProblemAnswer Unexpected(Exception failure, HttpContext context)
    {
        var reference = Guid.NewGuid().ToString("N");
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProblemPages)).LogError(
            failure, "A request to {Route} failed; reference {Reference}", context.GetEndpoint()?.DisplayName, reference);
        return new(ProblemKind.Unexpected.Because(hint: "Tell your administrator the reference.") with { Reference = reference });
    }

    /// <summary>Drops what a handler had begun to say; the security headers were set before it and stay.</summary>
    private static void Forget(HttpResponse response)
    {
        response.Headers.Remove("Content-Disposition");
        response.Headers.Remove("Content-Length");
        response.Headers.Remove("Content-Type");
        response.Headers.Remove("Location");
    }
}
