using Workflows.Cli.Files;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class NewCommandTests : IDisposable
{
    private readonly ProcessesFolder _folder = new();

    public static TheoryData<string> Templates() => [.. ProcessTemplate.All.Select(t => t.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_new_process_checks_and_tests_clean_and_is_tested_whole(string template)
    {
        var made = await _folder.RunAsync("new", "processes/my-work", "--template", template);
        var check = await _folder.RunAsync("check", "processes");
        var test = await _folder.RunAsync("test", "processes");
        var simulation = await _folder.RunAsync("simulate", "processes/my-work", "--from", "2027-02-01");

        Assert.Equal(0, made.ExitCode);
        Assert.Contains("no errors or warnings", check.Output, StringComparison.Ordinal);
        Assert.True(test.ExitCode == 0, test.Output);
        Assert.DoesNotContain("no scenario comes to", test.Output, StringComparison.Ordinal);
        Assert.True(simulation.ExitCode == 0, simulation.Output);
        Assert.Contains("process: my-work", _folder.Read("processes/my-work/my-work.process.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_is_never_overwritten()
    {
        _folder.With("my-work/my-work.process.yaml", ProcessesFolder.Sound);

        var run = await _folder.RunAsync("new", "my-work");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nothing was written", run.Error, StringComparison.Ordinal);
        Assert.Equal(ProcessesFolder.Sound, _folder.Read("my-work/my-work.process.yaml"));
    }

    [Theory]
    [InlineData("My Work")]
    [InlineData("1st")]
    [InlineData("../..")]
    public async Task A_name_that_no_process_can_have_is_refused(string name)
    {
        var run = await _folder.RunAsync("new", name);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be the id of a process", run.Error, StringComparison.Ordinal);
    }
}
