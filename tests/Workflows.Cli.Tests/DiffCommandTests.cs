using Xunit;

namespace Workflows.Cli.Tests;

public sealed class DiffCommandTests : IDisposable
{
    private readonly ProcessesFolder _folder = new ProcessesFolder().With("old.process.yaml", ProcessesFolder.Sound);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_only_laid_out_otherwise_is_the_same()
    {
        _folder.With(
            "new.process.yaml",
            ProcessesFolder.Sound.Replace("to: [employee]", "to:\n      - \"employee\"   # who asked", StringComparison.Ordinal));

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
        _folder.With(
            "new.process.yaml",
            ProcessesFolder.Sound.Replace("  - id: approve", "  - { id: look, task: Look, by: manager }\n  - id: approve", StringComparison.Ordinal));

        var run = await _folder.RunAsync("diff", "old.process.yaml", "new.process.yaml", "--format", "json");

        Assert.False(run.Json.GetProperty("same").GetBoolean());
        var change = Assert.Single(run.Json.GetProperty("changes").EnumerateArray());
        Assert.Equal(("added", "look"), (change.GetProperty("kind").GetString(), change.GetProperty("subject").GetString()));
        Assert.Equal(6, change.GetProperty("new").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_file_that_the_process_names_is_never_passed_over_in_silence()
    {
        var process = ProcessesFolder.Sound.Replace("start:", "governed-by: rules.clauses.yaml\nstart:", StringComparison.Ordinal).Replace(
            "    by: manager", "    clause: R1\n    by: manager", StringComparison.Ordinal);
        using var folder = new ProcessesFolder()
            .With("old/expense.process.yaml", process)
            .With("old/rules.clauses.yaml", "document: Rules\nclauses:\n  R1: The manager approves.\n")
            .With("new/expense.process.yaml", process)
            .With("new/rules.clauses.yaml", "document: Rules\nclauses:\n  R1: The manager approves in a week.\n");

        var run = await folder.RunAsync("diff", "old", "new");
        var json = await folder.RunAsync("diff", "old", "new", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            expense: the process file says the same, and files that it names do not.

            Files that the process names and that differ (they are not compared in words):
              old/rules.clauses.yaml -> new/rules.clauses.yaml

            """,
            run.Output);
        Assert.False(json.Json.GetProperty("same").GetBoolean());
        Assert.Equal("new/rules.clauses.yaml", Assert.Single(json.Json.GetProperty("otherFiles").EnumerateArray()).GetProperty("new").GetString());
    }

    [Fact]
    public async Task The_rows_of_an_organisation_count_too()
    {
        var process = ProcessesFolder.Sound.Replace("start:", "organisation: school\nstart:", StringComparison.Ordinal);
        var organisation = "organisation: school\nunits: units.csv\nroles:\n  employee: { title: Employee }\n  manager: { title: Manager }\n";
        using var folder = new ProcessesFolder()
            .With("old/expense.process.yaml", process)
            .With("old/school.organisation.yaml", organisation)
            .With("old/units.csv", "id,name,kind,parent\nnorth,North,,\n")
            .With("new/expense.process.yaml", process)
            .With("new/school.organisation.yaml", organisation)
            .With("new/units.csv", "id,name,kind,parent\nsouth,South,,\n");

        var run = await folder.RunAsync("diff", "old", "new");

        Assert.Contains("old/units.csv -> new/units.csv", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing that people would notice", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_trouble()
    {
        var run = await _folder.RunAsync("diff", "old.process.yaml", "missing.process.yaml");

        Assert.Equal(2, run.ExitCode);
    }
}
