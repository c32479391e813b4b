using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Workflows.Runtime;
using Workflows.Server.Tests.Api;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Telemetry;

/// <summary>What a monitor can read.</summary>
public sealed partial class TelemetryTests(CaseOfLeaveFixture fixture) : IClassFixture<CaseOfLeaveFixture>
{
    private readonly CaseOfLeave _case = fixture.Case;

    [Theory]
    [InlineData("workflows_commands_total{command=\"start\",result=\"accepted\"}")]
    [InlineData("workflows_command_duration_seconds_bucket{command=\"start\",le=\"+Inf\"}")]
    [InlineData("workflows_commit_duration_seconds_count")]
    [InlineData("workflows_commit_batch_bucket{le=\"1\"}")]
    [InlineData("workflows_queue_due{queue=\"timers\"}")]
    [InlineData("workflows_queue_oldest_seconds{queue=\"mails\"}")]
    [InlineData("workflows_health{check=\"database\"} 0")]
    [InlineData("workflows_incidents 0")]
    [InlineData("workflows_nodes 1")]
    [InlineData("workflows_disk_free_bytes")]
    [InlineData("http_server_request_duration_seconds_count{")]
    public async Task Metrics_are_told_in_the_text_format_of_Prometheus(string series)
    {
        await _case.Anonymous().GetAsync("/api/v1/health");
        using var answer = await _case.Anonymous().GetAsync("/metrics");

        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.StartsWith(series, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches(Line(), line));
        Assert.Equal("0.0.4", answer.Content.Headers.ContentType!.Parameters.Single(p => p.Name == "version").Value);
    }

    [Fact]
    public async Task With_a_token_set_metrics_are_for_those_who_have_it()
    {
        const string Token = "0123456789abcdef";
        await using var server = await RunningServer.StartAsync($"--Workflows:Telemetry:MetricsToken={Token}");
        using var client = server.Anonymous();

        using var without = await client.GetAsync("/metrics");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token + "0");
        using var wrong = await client.GetAsync("/metrics");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var right = await client.GetAsync("/metrics");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), (without.StatusCode, wrong.StatusCode, right.StatusCode));
        await Assert.ThrowsAsync<StartRefusedException>(() => RunningServer.StartAsync("--Workflows:Telemetry:MetricsToken=short"));
    }

    [Theory]
    [InlineData("/api/v1/health")]
    [InlineData("/api/v1/health/ready")]
    public async Task Health_tells_each_thing_that_the_engine_rests_on(string path)
    {
        var body = await (await _case.Anonymous().GetAsync(path)).ShouldBeOkAsync();

        Assert.Equal("ok", body.GetProperty("status").GetString());
        Assert.Equal(
            ["database", "keys", "clock", "scheduler", "disk", "anchors", "sending", "timers", "calls", "mails", "dispatches", "starts"],
            body.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_overview_has_no_alarm_while_all_is_well()
    {
        var overview = await (await _case.Operator().GetAsync("/api/v1/overview")).ShouldBeOkAsync();

        Assert.Empty(overview.GetProperty("alarms").EnumerateArray());
    }

    [GeneratedRegex(
        """^(# (HELP|TYPE) [a-z0-9_]+ .*|[a-z0-9_]+(\{[a-zA-Z_]+="[^"]*"(,[a-zA-Z_]+="[^"]*")*\})? [-+0-9.eE]+)$""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
