using System.Net;
using Workflows.Server.Api.Problems;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Hosting;

public sealed class HeaderTests(RunningServerFixture fixture) : IClassFixture<RunningServerFixture>
{
    private readonly RunningServer _server = fixture.Server;

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/tasks")]
    [InlineData("/api/v1/unknown")]
    [InlineData("/problems/refused")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var client = _server.Anonymous();

        using var answer = await client.GetAsync(path);

        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example:5080")]
    public async Task A_name_that_is_not_this_machines_is_answered_nothing(string host)
    {
        using var client = _server.Anonymous();
        client.DefaultRequestHeaders.Host = host;

        using var answer = await client.GetAsync("/api/v1/session");

        await answer.ShouldBeAsync(ProblemKind.Misdirected);
    }

    [Fact]
    public async Task Answers_of_the_api_are_not_stored_by_browsers()
    {
        using var client = _server.Anonymous();

        using var answer = await client.GetAsync("/api/v1/session");

        Assert.Equal("no-store", Header(answer, "Cache-Control"));
    }

    [Fact]
    public async Task Every_kind_of_problem_has_a_page_under_its_type()
    {
        using var client = _server.Anonymous();

        foreach (var kind in ProblemKind.All)
        {
            using var answer = await client.GetAsync(kind.Type);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(kind.Title, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
