using Xunit;

namespace Workflows.Cli.Tests;

/// <summary>Commands that ask the server and commands that read the store find the data folder in the same way.</summary>
public sealed class DataFolderTests
{
    private static readonly string Data = Path.Combine(CannedServer.Folder, ".workflows");

    private readonly CannedServer _server = new CannedServer().Answers("GET /api/v1/instances", Bodies.Page());

    [Fact]
    public async Task An_option_names_it()
    {
        var run = await CommandRun.OfAsync(["list", "--data", Data], network: _server);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Bearer secret", _server.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task The_environment_names_it_as_it_does_for_the_server() =>
        Assert.Equal(0, (await CommandRun.OfAsync(["list"], null, _server, new() { ["Workflows__DataFolder"] = Data })).ExitCode);

    [Fact]
    public async Task The_option_goes_before_the_environment_and_that_before_the_nearest_folder()
    {
        Dictionary<string, string> elsewhere = new() { ["Workflows__DataFolder"] = "elsewhere" };

        var option = await CommandRun.OfAsync(["list", "--data", Data], CannedServer.Folder, _server, elsewhere);
        var environment = await CommandRun.OfAsync(["list"], CannedServer.Folder, _server, elsewhere);

        Assert.Equal(0, option.ExitCode);
        Assert.Contains("elsewhere, which Workflows__DataFolder names", environment.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("verify")]
    [InlineData("backup", "somewhere")]
    [InlineData("keys")]
    public async Task One_that_is_not_there_is_told(params string[] command)
    {
        var run = await CommandRun.OfAsync([.. command, "--data", "elsewhere"], CannedServer.Folder, _server);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("elsewhere, which --data names", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_a_server_is_told()
    {
        var empty = Directory.CreateTempSubdirectory("workflows-cli-").FullName;

        var run = await CommandRun.OfAsync(["list", "--data", empty], CannedServer.Folder, _server);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"No server runs on {empty}", run.Error, StringComparison.Ordinal);
    }
}
