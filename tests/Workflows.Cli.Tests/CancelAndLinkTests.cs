using System.Net;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class CancelAndLinkTests
{
    private static readonly string Path = $"/api/v1/instances/{Bodies.First}";

    [Theory]
    [InlineData("cancelled", "Cancelled 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.")]
    [InlineData("cancelling", "is being cancelled: what the process does then is still under way.")]
    public async Task What_a_cancelling_has_come_to_is_told_as_it_is(string status, string words)
    {
        var run = await Cancelling(status).RunAsync("cancel", Bodies.First.ToString(), "--reason", "started twice");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
        Assert.Equal(status == "cancelled", run.Output.StartsWith("Cancelled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_has_the_status()
    {
        var run = await Cancelling("cancelling").RunAsync("cancel", Bodies.First.ToString(), "--reason", "started twice", "--format", "json");

        Assert.Equal("cancelling", run.Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_link_is_printed_alone_so_that_it_can_be_piped()
    {
        var server = new CannedServer().Answers(
            "POST /api/v1/session/links", new { url = "http://localhost:5080/sign-in#abc", expiresAt = "2020-02-10T09:00:00Z" });

        var run = await server.RunAsync("link");

        Assert.Equal("http://localhost:5080/sign-in#abc\n", run.Output);
        Assert.Contains("It works once, until 2020-02-10 09:00.", run.Error, StringComparison.Ordinal);
    }

    private static CannedServer Cancelling(string status) => new CannedServer()
        .Answers($"POST {Path}/cancel", status: HttpStatusCode.NoContent)
        .Answers($"GET {Path}", Bodies.DetailOfCase(status));
}
