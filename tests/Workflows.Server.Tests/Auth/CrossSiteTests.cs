using System.Net.Http.Json;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Auth;

public sealed class CrossSiteTests(RunningServerFixture fixture) : IClassFixture<RunningServerFixture>
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task A_write_without_the_header_is_refused()
    {
        using var client = _server.Operator();
        client.DefaultRequestHeaders.Remove(CrossSiteGuard.Header);

        using var answer = await client.DeleteAsync("/api/v1/session");

        await answer.ShouldBeAsync(ProblemKind.CrossSite);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_write_from_elsewhere_is_refused(string header, string value)
    {
        using var client = _server.Operator();
        client.DefaultRequestHeaders.Add(header, value);

        using var answer = await client.DeleteAsync("/api/v1/session");

        await answer.ShouldBeAsync(ProblemKind.CrossSite);
    }

    [Fact]
    public async Task A_write_from_the_servers_own_page_is_taken()
    {
        using var client = _server.Operator();
        client.DefaultRequestHeaders.Add("Origin", _server.Address.GetLeftPart(UriPartial.Authority));
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await client.DeleteAsync("/api/v1/session");

        await answer.ShouldBeOkAsync(System.Net.HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Signing_in_from_elsewhere_is_refused_and_leaves_the_link_whole()
    {
        var token = (await _server.SignIns.IssueLinkAsync(default)).Token;
        using var elsewhere = _server.Anonymous();
        elsewhere.DefaultRequestHeaders.Add("Origin", "http://evil.example");
        using var ours = _server.Anonymous();

        using var refused = await elsewhere.PostAsJsonAsync("/api/v1/session", new { token });
        using var taken = await ours.PostAsJsonAsync("/api/v1/session", new { token });

        await refused.ShouldBeAsync(ProblemKind.CrossSite);
        await taken.ShouldBeOkAsync();
    }

    [Fact]
    public async Task No_permission_is_given_to_other_sites()
    {
        using var client = _server.Anonymous();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/session");
        preflight.Headers.Add("Origin", "http://evil.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");

        using var answer = await client.SendAsync(preflight);

        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }
}
