using Xunit;

namespace Workflows.Cli.Tests;

public sealed class MessageCommandTests
{
    [Theory]
    [InlineData(false, "Delivered to")]
    [InlineData(true, "Started")]
    public async Task A_message_is_sent_and_who_got_it_is_told(bool started, string words)
    {
        var server = new CannedServer().Answers("POST /api/v1/messages", new { instance = Bodies.First, started });

        var run = await server.RunAsync("message", "police-answer", "--key", "2024-117", "--with", """{"closed": true}""");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{words} {Bodies.First}", run.Output, StringComparison.Ordinal);
        var sent = server.Last("POST").Json;
        Assert.Equal(("police-answer", "2024-117"), (sent.GetProperty("name").GetString(), sent.GetProperty("key").GetString()));
        Assert.True(sent.GetProperty("payload").GetProperty("closed").GetBoolean());
    }

    [Fact]
    public async Task What_it_brings_is_a_JSON_object()
    {
        var run = await new CannedServer().RunAsync("message", "police-answer", "--with", "closed");

        Assert.Equal(2, run.ExitCode);
    }
}
