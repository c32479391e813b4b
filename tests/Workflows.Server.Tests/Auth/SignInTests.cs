using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Runtime.Storage;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Auth;

public sealed class SignInTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Before_signing_in_the_session_says_nobody()
    {
        using var client = _server.Anonymous();

        var session = await (await client.GetAsync("/api/v1/session")).ShouldBeOkAsync();

        Assert.False(session.GetProperty("signedIn").GetBoolean());
    }

    [Fact]
    public async Task A_link_signs_in_an_administrator()
    {
        using var client = _server.Anonymous();
        using var signedIn = await client.PostAsJsonAsync("/api/v1/session", new { token = (await _server.SignIns.IssueLinkAsync(default)).Token });
        client.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var session = await (await client.GetAsync("/api/v1/session")).ShouldBeOkAsync();

        Assert.True(session.GetProperty("signedIn").GetBoolean());
        Assert.True(session.GetProperty("administrator").GetBoolean());
        Assert.Equal("operator", session.GetProperty("operator").GetString());
    }

    [Fact]
    public async Task The_operator_acts_as_a_person_and_stops_again()
    {
        using var client = _server.Operator();

        var acting = await (await client.PutAsJsonAsync("/api/v1/session/person", new { person = TestProcesses.Manager })).ShouldBeOkAsync();
        using var unknown = await client.PutAsJsonAsync("/api/v1/session/person", new { person = "nobody-of-that-name" });
        var stopped = await (await client.DeleteAsync("/api/v1/session/person")).ShouldBeOkAsync();

        Assert.False(acting.GetProperty("administrator").GetBoolean());
        Assert.Equal("manager", acting.GetProperty("person").GetProperty("principals")[0].GetString());
        await unknown.ShouldBeAsync(ProblemKind.NotFound);
        Assert.True(stopped.GetProperty("administrator").GetBoolean());
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var token = (await _server.SignIns.IssueLinkAsync(default)).Token;
        using var first = _server.Anonymous();
        using var second = _server.Anonymous();

        using var signedIn = await first.PostAsJsonAsync("/api/v1/session", new { token });
        using var refused = await second.PostAsJsonAsync("/api/v1/session", new { token });

        await signedIn.ShouldBeOkAsync();
        await refused.ShouldBeAsync(ProblemKind.LinkRefused);
    }

    [Fact]
    public async Task Of_two_browsers_that_open_a_link_at_once_one_gets_in()
    {
        var token = (await _server.SignIns.IssueLinkAsync(default)).Token;
        using var client = _server.Anonymous();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsJsonAsync("/api/v1/session", new { token })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before()
    {
        var old = (await _server.SignIns.IssueLinkAsync(default)).Token;
        await _server.SignIns.IssueLinkAsync(default);
        using var client = _server.Anonymous();

        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { token = old });

        await answer.ShouldBeAsync(ProblemKind.LinkRefused);
    }

    [Fact]
    public async Task An_administrator_gets_a_link_for_another_browser()
    {
        using var client = _server.Operator();
        using var other = _server.Anonymous();

        var link = await (await client.PostAsync("/api/v1/session/links", null)).ShouldBeOkAsync();
        var url = new Uri(link.GetProperty("url").GetString()!);
        using var answer = await other.PostAsJsonAsync("/api/v1/session", new { token = url.Fragment[1..] });

        Assert.Equal("/sign-in", url.PathAndQuery);
        await answer.ShouldBeOkAsync();
    }

    [Fact]
    public async Task After_signing_out_the_cookie_opens_nothing()
    {
        using var client = _server.Operator();
        var cookie = _server.SignIns.CookieName;

        using var signedOut = await client.DeleteAsync("/api/v1/session");
        using var answer = await client.GetAsync("/api/v1/directory");

        Assert.Contains($"{cookie}=;", signedOut.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        await answer.ShouldBeAsync(ProblemKind.SignInRequired);
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_other_sites()
    {
        using var client = _server.Anonymous();

        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { token = (await _server.SignIns.IssueLinkAsync(default)).Token });

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_hashes_are_kept()
    {
        var link = await _server.SignIns.IssueLinkAsync(default);
        var opened = (await _server.SignIns.OpenAsync(link.Token, default))!;
        var waiting = await _server.SignIns.IssueLinkAsync(default);

        var database = _server.Services.GetRequiredService<IDatabase>();
        var kept = string.Join(
            ' ',
            [
                .. await database.QueryAsync(new("look", "select coalesce(link, '') from sign_in"), row => row.Text(0), default),
                .. await database.QueryAsync(new("look", "select hash from sign_in_session"), row => row.Text(0), default),
            ]);

        Assert.DoesNotContain(link.Token, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(opened.Secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(waiting.Token, kept, StringComparison.Ordinal);
        Assert.Contains(Secret.Hash(opened.Secret), kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_attempts_have_to_wait()
    {
        using var client = _server.Anonymous();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.PostAsJsonAsync("/api/v1/session", new { token = "guessed" })));

        var slowed = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        await slowed.ShouldBeAsync(ProblemKind.TooMany);
        Assert.NotNull(slowed.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_command_line_comes_in_by_its_token()
    {
        using var client = _server.CommandLine();

        var session = await (await client.GetAsync("/api/v1/session")).ShouldBeOkAsync();

        Assert.True(session.GetProperty("administrator").GetBoolean());
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic b3BlcmF0b3I6")]
    public async Task A_wrong_token_is_nobody(string authorization)
    {
        using var client = _server.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await client.GetAsync("/api/v1/directory");

        await answer.ShouldBeAsync(ProblemKind.SignInRequired);
    }
}
