using Xunit;

namespace Workflows.Cli.Tests;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflows-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_a_store_it_says_what_is_not_there_and_that_nothing_was_verified()
    {
        var nowhere = await CommandRun.OfAsync(["verify"], _folder);
        var empty = await CommandRun.OfAsync(["verify", "--data", "."], _folder);

        Assert.Equal((2, 2), (nowhere.ExitCode, empty.ExitCode));
        Assert.Contains("There is no data folder .workflows", nowhere.Error, StringComparison.Ordinal);
        Assert.Contains("There is no database", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_database_of_ours_is_told()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "workflows.db"), "no database");

        var run = await CommandRun.OfAsync(["verify", "--data", "."], _folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_server_that_does_not_answer_is_told_without_the_password()
    {
        var run = await CommandRun.OfAsync(["verify", "--database", "Host=127.0.0.1;Port=1;Database=w;Username=u;Password=hush"], _folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("127.0.0.1:1/w", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", run.Error, StringComparison.Ordinal);
    }
}
