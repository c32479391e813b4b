using Xunit;

namespace Workflows.Cli.Tests;

public sealed class DiffCommandTests : IDisposable
{
    private readonly ProcessesFolder _folder = new ProcessesFolder().With("old.process.yaml", ProcessesFolder.Sound);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_only_laid_out_otherwise_is_the_same()
    {
        _folder.With("new.process.yaml", ProcessesFolder.Sound.Replace("to: [employee]", "to:\n      - \"employee\"   # who asked", StringComparison.Ordinal));

        var run = await _folder.RunAsync("diff", "old.process.yaml", "new.process.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("expense: nothing that people would notice is another.\n", run.Output);
    }

    [Fact]
    public async Task Every_change_is_a_sentence_with_its_line_in_both_files()
    {
        _folder.With("new.process.yaml", ProcessesFolder.Sound
            .Replace("    by: manager", "    due: 3 days\n    by: director", StringComparison.Ordinal)
            .Replace("reject: end rejected", "reject: continue", StringComparison.Ordinal)
            .Replace("title: Expense claim", "title: Expenses", StringComparison.Ordinal));

        var run = await _folder.RunAsync("diff", "old.process.yaml", "new.process.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            expense: 4 changes

              The title changes from 'Expense claim' to 'Expenses'.
                  old.process.yaml:2 -> new.process.yaml:2

              approve: the due time is new: '3 days'.
                  new.process.yaml:8

              approve: who acts changes from 'manager' to 'director'.
                  old.process.yaml:8 -> new.process.yaml:9

              approve: the outcome 'reject' changes from 'end rejected' to 'continue'.
                  old.process.yaml:11 -> new.process.yaml:12

            """,
            run.Output);
    }

    [Fact]
    public async Task Programs_get_kind_subject_key_and_places()
    {
        _folder.With("new.process.yaml", ProcessesFolder.Sound.Replace("  - id: approve", "  - { id: look, task: Look, by: manager }\n  - id: approve", StringComparison.Ordinal));

        var run = await _folder.RunAsync("diff", "old.process.yaml", "new.process.yaml", "--format", "json");

        Assert.False(run.Json.GetProperty("same").GetBoolean());
        var change = Assert.Single(run.Json.GetProperty("changes").EnumerateArray());
        Assert.Equal(("added", "look"), (change.GetProperty("kind").GetString(), change.GetProperty("subject").GetString()));
        Assert.Equal(6, change.GetProperty("new").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_read_is_trouble()
    {
        var run = await _folder.RunAsync("diff", "old.process.yaml", "missing.process.yaml");

        Assert.Equal(2, run.ExitCode);
    }
}
