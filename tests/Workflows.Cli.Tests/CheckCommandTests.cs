using System.Runtime.CompilerServices;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly ProcessesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sound_files_are_good()
    {
        var run = await _folder.With("processes/expense.process.yaml", ProcessesFolder.Sound).RunAsync("check", "processes");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Checked 1 file with 1 process: no errors or warnings.\n", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Every_mistake_is_told_with_its_place_as_the_person_sees_it()
    {
        _folder.With(
            "processes/expense.process.yaml",
            ProcessesFolder.Sound.Replace("reject: end rejected", "reject: back to nowhere", StringComparison.Ordinal)
                .Replace("title:", "titel:", StringComparison.Ordinal));

        var run = await _folder.RunAsync("check", "processes");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--> processes/expense.process.yaml:2:1", run.Output, StringComparison.Ordinal);
        Assert.Contains("--> processes/expense.process.yaml:11:", run.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'title'?", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_tells_counts_processes_and_findings()
    {
        _folder.With("a.process.yaml", ProcessesFolder.Sound).With("b.process.yaml", "process: b\n");

        var run = await _folder.RunAsync("check", ".", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["files", "errors", "warnings", "infos", "processes", "diagnostics"], run.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, run.Json.GetProperty("files").GetInt32());
        var first = run.Json.GetProperty("processes")[0];
        Assert.Equal(["process", "title", "path", "revision", "sound"], first.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("expense", true), (first.GetProperty("process").GetString(), first.GetProperty("sound").GetBoolean()));
        var finding = run.Json.GetProperty("diagnostics")[0];
        Assert.Equal(["code", "severity", "message", "hint", "path", "span", "related"], finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal("b.process.yaml", finding.GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_check_from_inside_a_process_s_folder_finds_what_lies_above_it()
    {
        _folder.With("plain.calendar.yaml", "calendar: plain\ntime-zone: Europe/Stockholm\n")
            .With(
                "town.organisation.yaml",
                "organisation: town\nunits: deep/units.csv\nroles: { employee: E, manager: M }\npeople: { anna: Anna }\nholdings:\n  - { "
                    + "role: employee, person: anna }\n  - { role: manager, person: anna }\n")
            .With("deep/units.csv", "id,name\na,A\n")
            .With(
                "deep/expense.process.yaml",
                ProcessesFolder.Sound.Replace("start:", "calendar: plain\norganisation: town\nstart:", StringComparison.Ordinal));

        var run = await CommandRun.OfAsync(["check", "."], Path.Combine(_folder.Path, "deep"));

        Assert.Equal("Checked 2 files with 1 process: no errors or warnings.\n", run.Output);
    }

    [Fact]
    public async Task A_process_is_drawn_in_the_language_that_is_asked_for()
    {
        _folder.With(
            "trip.process.yaml",
            "process: trip\ntitle: Resa\nlanguage: sv\nlanguages: [sv, en]\nsteps:\n  - { id: go, task: Res, by: teacher }\n")
            .With("trip.texts.en.yaml", "texts: trip\nlanguage: en\ntitle: Trip\nsteps: { go: { task: Travel } }\n");

        var own = await _folder.RunAsync("graph", ".", "--format", "text");
        var english = await _folder.RunAsync("graph", ".", "--format", "text", "--language", "en");
        var unknown = await _folder.RunAsync("graph", ".", "--language", "fi");

        Assert.Equal("Resa\n- Uppgift: Res; av teacher\n", own.Output);
        Assert.Equal("Trip\n- Task: Travel; by teacher\n", english.Output);
        Assert.Contains("it has them in 'sv' and 'en'", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_process_names_is_found_in_the_folders_around_it()
    {
        _folder.With("processes/plain.calendar.yaml", "calendar: plain\ntime-zone: Europe/Stockholm\n")
            .With(
                "processes/deep/expense.process.yaml",
                ProcessesFolder.Sound.Replace("start:", "calendar: plain\nstart:", StringComparison.Ordinal));

        var run = await _folder.RunAsync("check", "processes/deep/expense.process.yaml");

        Assert.DoesNotContain("There is no calendar", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("simulate")]
    [InlineData("test")]
    public async Task A_register_above_finds_the_table_that_it_names_in_another_folder(string command)
    {
        _folder
            .With(
                "processes/town.organisation.yaml",
                "organisation: town\ntitle: Town\nunits: schools/units.table.yaml\nroles: { employee: Employee, manager: Manager "
                    + "}\npeople: { bo: Bo Ek }\nholdings:\n  - { role: manager, person: bo }\n  - { role: employee, person: bo }\n")
            .With("processes/schools/units.table.yaml", "table: units\ncolumns: { id: text, name: text }\ncsv: units.csv\n")
            .With("processes/schools/units.csv", "id,name\na,Anemone\n")
            .With("processes/fire/expense.process.yaml", ProcessesFolder.Sound.Replace(
                "start:", "organisation: town\nplan: { from: 2020-02-10, to: 2020-06-05 }\nstart:", StringComparison.Ordinal))
            .With(
                "processes/fire/paid.scenario.yaml",
                "scenario: It is paid\nprocess: expense\ngiven: { by: employee }\nsteps:\n  - expect: { open: { approve: 1 } }\n");

        var run = await _folder.RunAsync(command, "processes/fire");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.DoesNotContain("WF", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_a_scenario_is_told_before_it_is_played()
    {
        _folder.With("expense.process.yaml", ProcessesFolder.Sound)
            .With("a.scenario.yaml", "scenario: a\nprocess: expense\nsteps:\n  - complete: aprove\n  - advance: 1 week\n    wiht: 3\n")
            .With("b.scenario.yaml", "scenario: b\nprocess: expence\nsteps:\n  - advance: 1 week\n")
            .With("c.scenario.yaml", "scenario: [\n");

        var run = await _folder.RunAsync("check", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("did you mean 'approve'?", run.Output, StringComparison.Ordinal);
        Assert.Contains("wiht", run.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'expense'?", run.Output, StringComparison.Ordinal);
        Assert.Contains("c.scenario.yaml:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by: manager", "by: manager\n    wehn: 3")]
    [InlineData("process: expense", "process: [")]
    public async Task Scenarios_of_a_process_with_errors_add_none(string right, string wrong)
    {
        _folder.With("expense.process.yaml", ProcessesFolder.Sound.Replace(right, wrong, StringComparison.Ordinal))
            .With("a.scenario.yaml", "scenario: a\nprocess: expense\nsteps:\n  - complete: aprove\n");

        var run = await _folder.RunAsync("check", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("a.scenario.yaml", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_a_file_come_before_the_rest_of_it_and_hold_back_those_about_clauses()
    {
        var process = ProcessesFolder.Sound.Replace("start:", "governed-by: small.clauses.yaml\nstart:", StringComparison.Ordinal)
            + "  - wiat: 3 days\n";
        _folder.With("small.clauses.yaml", "document: Small\nclauses:\n  A-1: One.\n").With("expense.process.yaml", process);

        var run = await _folder.RunAsync("check", ".", "--format", "json");

        var severities = run.Json.GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("severity").GetString()).ToList();
        Assert.Equal("error", severities[0]);
        Assert.Contains("info", severities);
        Assert.DoesNotContain("WF6003", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_for_information_is_counted_and_shown_when_asked_for()
    {
        var data = "data:\n  threshold: { type: number, default: 3, assumed: the document gives no number }\nstart:";
        _folder.With("a.process.yaml", ProcessesFolder.Sound.Replace("start:", data, StringComparison.Ordinal));

        var brief = await _folder.RunAsync("check", ".");
        var whole = await _folder.RunAsync("check", ".", "--info");

        Assert.Equal(0, brief.ExitCode);
        Assert.Contains("for information (--info shows it).", brief.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the document gives no number", brief.Output, StringComparison.Ordinal);
        Assert.Contains("the document gives no number", whole.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "There is no file or folder nowhere.")]
    [InlineData("notes.txt", "notes.txt is nothing that can be read.")]
    [InlineData("empty", "There is nothing to read in empty.")]
    public async Task A_path_that_cannot_be_checked_is_wrong_usage(string path, string words)
    {
        _folder.With("notes.txt", "").With("empty/notes.txt", "");

        var run = await _folder.RunAsync("check", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_brackets_are_one_finding()
    {
        var run = await _folder.With("a.process.yaml", new string('[', 100_000)).RunAsync("check", ".", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(1, run.Json.GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task The_processes_of_this_repository_are_sound()
    {
        var run = await CommandRun.OfAsync(["check", "processes"], Root());

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath("../..", Path.GetDirectoryName(file)!);
}
