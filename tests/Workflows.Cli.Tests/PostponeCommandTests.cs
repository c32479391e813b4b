using System.Net;
using System.Text.Json;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class PostponeCommandTests
{
    private static readonly string Path = $"/api/v1/instances/{Bodies.First}/postpone";

    private static readonly object Preview = new
    {
        before = new { from = "2020-02-10", to = "2020-06-05" },
        after = new { from = "2020-08-24", to = "2020-12-18" },
        rule = "shift",
        dates = new[]
        {
            Date("task", "shifted", "collect", "2020-03-02", "2020-09-14"),
            Date("deadline", "fixed", "deadline feedback", "2020-03-02", "2020-03-02", "Act 2021:890"),
        },
        moved = 1,
        staying = 1,
        lapsing = 0,
        past = 0,
        afterPlan = 0,
    };

    [Fact]
    public async Task Without_being_told_to_it_only_shows_what_would_happen()
    {
        var server = Server();

        var run = await server.RunAsync("postpone", Bodies.First.ToString(), "--to", "2020-08-24/2020-12-18", "--reason", "corona situation");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"{Path}/preview", Assert.Single(server.Requests, r => r.Method == "POST").Path);
        Assert.Contains("2020-03-02  2020-09-14  with the plan", run.Output, StringComparison.Ordinal);
        Assert.Contains("stays: Act 2021:890", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing has changed.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--apply")]
    [InlineData("--yes")]
    public async Task Told_to_it_does_what_it_showed(string option)
    {
        var server = Server();

        var run = await server.RunAsync(
            "postpone", Bodies.First.ToString(), "--to", "2020-08-24/2020-12-18", "--rule", "stretch", "--reason", "corona situation", option);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([$"{Path}/preview", Path], server.Requests.Where(r => r.Method == "POST").Select(r => r.Path));
        var asked = JsonDocument.Parse(server.Last("POST").Body).RootElement;
        Assert.Equal("stretch", asked.GetProperty("rule").GetString());
        Assert.Equal("2020-12-18", asked.GetProperty("to").GetProperty("to").GetString());
        Assert.StartsWith("Postponed the plan", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_is_not_done()
    {
        var server = new CannedServer().Answers(
            $"POST {Path}/preview", new { title = "No", detail = "plan: this time is over." }, HttpStatusCode.Conflict);

        var run = await server.RunAsync(
            "postpone", Bodies.First.ToString(), "--to", "2019-08-24/2019-12-18", "--reason", "corona situation", "--apply");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain(server.Requests, r => r.Path == Path);
    }

    private static CannedServer Server() =>
        new CannedServer().Answers($"POST {Path}/preview", Preview).Answers($"POST {Path}", null, HttpStatusCode.NoContent);

    private static object Date(string kind, string why, string node, string old, string moved, string? law = null) => new
    {
        kind,
        why,
        node,
        title = node,
        task = (int?)null,
        candidates = new[] { "head-teacher@preschool-a" },
        old = new { at = $"{old}T23:00:00Z", day = old },
        @new = new { at = $"{moved}T22:00:00Z", day = moved },
        law,
        past = false,
        afterPlan = false,
    };
}
