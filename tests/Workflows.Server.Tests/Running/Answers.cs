using System.Net;
using System.Text.Json;
using Workflows.Server.Api.Problems;
using Xunit;

namespace Workflows.Server.Tests.Running;

internal static class Answers
{
    /// <summary>Fails unless the answer is a problem of this kind, said as RFC 9457 asks.</summary>
    public static async Task<JsonElement> ShouldBeAsync(this HttpResponseMessage answer, ProblemKind kind)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == kind.Status, $"Expected {kind.Status} {kind.Name}, got {(int)answer.StatusCode}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(kind.Type, problem.GetProperty("type").GetString());
        Assert.Equal(kind.Status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    public static async Task<JsonElement> ShouldBeOkAsync(this HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"Expected {status}, got {(int)answer.StatusCode}: {body}");
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }
}
