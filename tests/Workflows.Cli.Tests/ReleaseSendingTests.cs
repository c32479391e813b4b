using Xunit;

namespace Workflows.Cli.Tests;

public sealed class ReleaseSendingTests
{
    [Fact]
    public async Task What_is_held_is_shown_and_stays_held_until_it_is_released()
    {
        var server = Holding(mails: 1);

        var shown = await server.RunAsync("release-sending");

        Assert.Contains("Waiting to go out: 1 mail", shown.Output, StringComparison.Ordinal);
        Assert.Contains("With --apply it goes out", shown.Output, StringComparison.Ordinal);
        Assert.All(server.Requests, r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task Where_nothing_waits_that_is_said_and_not_counted()
    {
        var shown = await Holding(mails: 0).RunAsync("release-sending");

        Assert.StartsWith("Nothing waits to go out.\nHeld since 2026-11-22 10:11", shown.Output, StringComparison.Ordinal);
    }

    private static CannedServer Holding(int mails) => new CannedServer().Answers("GET /api/v1/sending", new
    {
        isHeld = true,
        since = "2026-11-22T10:11:00Z",
        backupAt = "2026-11-22T09:54:00Z",
        mails,
        calls = 0,
        timers = 0,
        starts = 0,
        atLeast = Array.Empty<string>(),
        items = Enumerable.Repeat(new { kind = "mail", at = "2026-11-22T10:18:00Z", instance = Bodies.First, what = "task-opened to anna" }, mails),
    });
}
