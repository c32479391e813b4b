using System.Net;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class StartCommandTests
{
    [Theory]
    [InlineData(new[] { "start", "p", "--as", "anna" }, "2026-11-23", "2027-03-19")]
    [InlineData(new[] { "start", "p", "--plan", "2027-01-11/2027-05-07", "--as", "anna" }, "2027-01-11", "2027-05-07")]
    public async Task A_start_says_what_time_it_is_planned_for(string[] command, string from, string to)
    {
        var server = new CannedServer()
            .Answers(
                "GET /api/v1/definitions/p/start-form",
                new { process = "p", title = "P", plan = new { from = "2026-11-23", to = "2027-03-19" }, lines = Array.Empty<object>() })
            .Answers("POST /api/v1/instances", new { instance = Bodies.First }, HttpStatusCode.Created);

        var run = await server.RunAsync(command);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"Planned from {from} to {to}.", run.Output, StringComparison.Ordinal);
        var plan = server.Last("POST").Json.GetProperty("plan");
        Assert.Equal((from, to), (plan.GetProperty("from").GetString(), plan.GetProperty("to").GetString()));
    }

    [Theory]
    [InlineData("school-outrech", "did you mean 'school-outreach'?")]
    [InlineData("fire", "there is 'leave-request' and 'school-outreach'")]
    public async Task An_unknown_process_is_told_with_those_in_force_and_how_others_come_there(string process, string words)
    {
        var server = new CannedServer().Answers(
            "GET /api/v1/definitions",
            Bodies.Page(new { process = "leave-request", title = "Leave" }, new { process = "school-outreach", title = "School outreach" }));

        var run = await server.RunAsync("start", process, "--as", "anna");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"There is no process '{process}' in force on the server.", run.Error, StringComparison.Ordinal);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Contains("'workflows deploy processes'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_no_two_days_is_told()
    {
        var run = await new CannedServer().RunAsync("start", "p", "--plan", "spring", "--as", "anna");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'spring' is no first and last day such as 2020-02-10/2020-06-05.", run.Error, StringComparison.Ordinal);
    }
}
