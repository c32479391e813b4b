using System.Net;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class KeysCommandTests
{
    [Fact]
    public async Task Master_keys_are_listed_with_what_each_wraps()
    {
        var run = await new CannedServer().Answers("GET /api/v1/keys", Keys("leaving", 3)).RunAsync("keys");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("1 +aaaa +leaving +2020-01-01 00:00 +3 ", run.Output);
        Assert.Matches("2 +bbbb +current +2020-02-10 08:00 +7 ", run.Output);
        Assert.Contains("/safe/master.key", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotating_waits_until_everything_is_wrapped_with_the_new_key_and_says_to_keep_the_file()
    {
        var server = new CannedServer()
            .Answers("POST /api/v1/keys/rotate", Keys("leaving", 3))
            .Answers("GET /api/v1/keys", Keys("leaving", 1))
            .Answers("GET /api/v1/keys", Keys("retired", 0));

        var run = await server.RunAsync("keys", "rotate");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("1 +aaaa +retired", run.Output);
        Assert.Contains("Master key 2 is in use. Copy /safe/master.key to where you keep it safe now", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_do_not_open_are_told_instead_of_waited_for()
    {
        var server = new CannedServer()
            .Answers("POST /api/v1/keys/rotate", Keys("leaving", 3))
            .Answers("GET /api/v1/keys", Keys("leaving", 1, unopened: 1));

        var run = await server.RunAsync("keys", "rotate");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches("1 +aaaa +leaving", run.Output);
        Assert.Contains("1 of the wrapped keys did not open", run.Output, StringComparison.Ordinal);
        Assert.Contains("workflows verify --states", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_says_which_nodes_lack_the_key_and_what_to_do()
    {
        var run = await new CannedServer()
            .Answers(
                "POST /api/v1/keys/rotate",
                new { type = "/problems/refused", title = "Refused", status = 409, detail = "host/7 does not have it.", hint = "Copy the file." },
                HttpStatusCode.Conflict)
            .RunAsync("keys", "rotate");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("host/7 does not have it.", run.Error, StringComparison.Ordinal);
        Assert.Contains("hint: Copy the file.", run.Error, StringComparison.Ordinal);
    }

    private static object Keys(string first, int left, int unopened = 0) => new
    {
        file = "/safe/master.key",
        isRotating = first == "leaving",
        unopened,
        versions = new[]
        {
            Version(1, "aaaa", first, "2020-01-01T00:00:00Z", left),
            Version(2, "bbbb", "current", "2020-02-10T08:00:00Z", 7),
        },
    };

    private static object Version(long version, string fingerprint, string standing, string since, long wraps) => new
    {
        version,
        fingerprint,
        standing,
        madeAt = since,
        currentAt = since,
        retiredAt = (string?)null,
        dataKeys = wraps,
        oldest = wraps == 0 ? null : since,
        newest = wraps == 0 ? null : since,
    };
}
