using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Workflows.Server.Api.Problems;

/// <summary>Answers with a problem as <c>application/problem+json</c> (RFC 9457 §3).</summary>
public sealed class ProblemAnswer(Problem problem) : IResult, IStatusCodeHttpResult
{
    public const string MediaType = "application/problem+json";

    public Problem Problem { get; } = problem;

    public int? StatusCode => Problem.Status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(Problem, json);
        httpContext.Response.StatusCode = Problem.Status;
        httpContext.Response.ContentType = MediaType;
        httpContext.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
