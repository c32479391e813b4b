using Xunit;

namespace Workflows.Cli.Tests;

public sealed class StartsCommandTests
{
    private static readonly object Monthly = new
    {
        process = "report",
        title = "Report",
        every = "month on 1",
        nextAt = "2020-03-02T07:00:00Z",
        nextDay = "2020-03-02",
        following = new[] { "2020-04-01" },
        lastDay = (string?)null,
        lastInstance = (string?)null,
        lastRefusal = (string?)null,
    };

    private static readonly object ByMail = new { process = "complaint", title = "Complaint", message = "new-complaint" };

    [Fact]
    public async Task Starts_are_listed_by_time_and_by_message()
    {
        var run = await Server([Monthly], [ByMail]).RunAsync("starts");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"2020-03-02 .*report +month on 1 +2020-04-01 +-\n", run.Output);
        Assert.Matches(@"BY MESSAGE +PROCESS\nnew-complaint +complaint\n", run.Output);
    }

    [Fact]
    public async Task Where_only_messages_start_something_only_they_are_listed()
    {
        var run = await Server([], [ByMail]).RunAsync("starts");

        Assert.StartsWith("BY MESSAGE", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_are_in_the_JSON()
    {
        var json = (await Server([Monthly], [ByMail]).RunAsync("starts", "--format", "json")).Json;

        Assert.Equal("new-complaint", json.GetProperty("byMessage")[0].GetProperty("message").GetString());
        Assert.Equal("month on 1", json.GetProperty("starts")[0].GetProperty("every").GetString());
    }

    [Fact]
    public async Task Nothing_is_told_too()
    {
        Assert.StartsWith("Nothing starts by itself", (await Server([], []).RunAsync("starts")).Output, StringComparison.Ordinal);
        Assert.StartsWith("'leave' does not", (await Server([], []).RunAsync("starts", "--process", "leave")).Output, StringComparison.Ordinal);
    }

    private static CannedServer Server(object[] items, object[] byMessage) =>
        new CannedServer().Answers("GET /api/v1/starts", new { items, byMessage });
}
