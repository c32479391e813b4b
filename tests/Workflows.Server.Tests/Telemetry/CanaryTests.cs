using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflows.Server.Tests.Api;
using Workflows.Server.Telemetry;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Telemetry;

/// <summary>Values that are planted into a case are nowhere in what the server tells of itself: logs, metrics, traces.</summary>
public sealed class CanaryTests
{
    private const string Canary = "canary-7319";

    private static readonly string[] Planted = [Canary, TestProcesses.HeadOfNorth, "Cleo Carp", "anna@office.example"];

    [Fact]
    public async Task What_is_in_cases_gets_into_no_log_no_metric_and_no_trace()
    {
        var logs = new LogLines();
        await using var collector = await OtlpSink.StartAsync();
        string metrics;
        await using (var leave = await CaseOfLeave.StartAsync(await RunningServer.StartAsync(
            services => services.AddSingleton<ILoggerProvider>(logs),
            "--Logging:LogLevel:Default=Information",
            "--Logging:LogLevel:Workflows=Debug",
            $"--Workflows:Telemetry:Otlp:Endpoint={collector.Endpoint}",
            "--Workflows:Telemetry:Otlp:Protocol=Http")))
        {
            await UseAsync(leave);
            metrics = await leave.Anonymous().GetStringAsync("/metrics");
        }

        Assert.Contains(
            collector.Sent, sent => sent.Path == "/v1/traces" && Text(sent.Body).Contains("command complete-task", StringComparison.Ordinal));
        Assert.Contains(
            collector.Sent, sent => sent.Path == "/v1/metrics" && Text(sent.Body).Contains("workflows.commands", StringComparison.Ordinal));
        Assert.Contains("complete-task", metrics, StringComparison.Ordinal);
        Assert.NotEmpty(logs.Lines);
        foreach (var canary in Planted)
        {
            Assert.DoesNotContain(canary, metrics, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(collector.Sent, sent => Text(sent.Body).Contains(canary, StringComparison.OrdinalIgnoreCase));
        }

        Assert.DoesNotContain(logs.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_search_finds_what_is_planted()
    {
        var logs = new LogLines();
        logs.CreateLogger("test").LogWarning("A note: {Note}", $"it is {Canary}");

        Assert.Contains(logs.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Of_a_span_only_what_says_nothing_of_a_case_is_left()
    {
        using var span = new Activity("request");
        span.SetTag("http.route", "/api/v1/instances/{instance}");
        span.SetTag("url.path", $"/api/v1/instances/{Canary}");
        span.SetTag("url.query", $"?q={Canary}");
        span.SetStatus(ActivityStatusCode.Error, Canary);

        using var safe = new SafeSpans();
        safe.OnEnd(span);

        Assert.Equal(["http.route"], span.TagObjects.Where(t => t.Value is not null).Select(t => t.Key));
        Assert.Null(span.StatusDescription);
    }

    /// <summary>Plants the canary wherever a person can write something, where it is taken and where it is refused.</summary>
    private static async Task UseAsync(CaseOfLeave leave)
    {
        var task = $"/api/v1/instances/{leave.Instance}/tasks/{leave.TaskOfNorth}";
        var head = leave.Acting(TestProcesses.HeadOfNorth);
        using var wrong = await head.PostAsJsonAsync($"{task}/complete", new { values = new { note = Canary, nothing = Canary } });
        using var malformed = await head.PostAsync(
            $"{task}/complete", new StringContent($"{{ \"values\": {Canary}", Encoding.UTF8, "application/json"));
        var file = await CaseOfLeave.UploadAsync(head, $"{Canary}.pdf", Encoding.UTF8.GetBytes(Canary));
        using var completed = await head.PostAsJsonAsync($"{task}/complete", new { values = new { plan = file, note = Canary } });
        await completed.ShouldBeOkAsync(System.Net.HttpStatusCode.NoContent);
        using var listed = await head.GetAsync($"/api/v1/tasks?view={Canary}&instance={Canary}");
        using var absent = await head.GetAsync($"/api/v1/definitions/{Canary}?q={Canary}");
        using var cookie = new HttpRequestMessage(HttpMethod.Get, "/api/v1/session");
        cookie.Headers.Add("Cookie", $"workflows={Canary}");
        using var answered = await leave.Anonymous().SendAsync(cookie);
        using var message = await leave.Operator().PostAsJsonAsync(
            "/api/v1/messages", new { message = Canary, key = Canary, payload = new { text = Canary }, operation = Guid.NewGuid() });
        using var cancelled = await leave.Operator().PostAsJsonAsync($"/api/v1/instances/{leave.Instance}/cancel", new { reason = Canary });
    }

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);
}
