using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Language.Tests.Checking;

public sealed class ProcessCheckerTests
{
    [Fact]
    public void A_calendar_is_found_beside_the_process_before_the_folders_around()
    {
        var folder = SmallFolder.Of(
            ("town.calendar.yaml", "calendar: town\ntime-zone: Europe/Stockholm"),
            ("a/town.calendar.yaml", "calendar: town\ntime-zone: Europe/Oslo"),
            ("a/b/small.process.yaml", SmallFolder.OneTask + "\ncalendar: town"));

        var process = ProcessChecker.Check(folder, "a/b/small.process.yaml", new());

        Assert.Equal("Europe/Oslo", process!.Calendar.Zone.Id);
        Assert.Equal(["a/b/small.process.yaml", "a/town.calendar.yaml"], process.Files.Select(f => f.Path));
    }

    [Fact]
    public void A_file_of_that_name_in_another_folder_is_pointed_to()
    {
        var diagnostics = Check(
            ("small.process.yaml", SmallFolder.OneTask + "\ncalendar: town"),
            ("elsewhere/town.calendar.yaml", "calendar: town\ntime-zone: Europe/Oslo"));

        Assert.Equal(
            "there is one in another folder, elsewhere/town.calendar.yaml; move it, or copy it beside the process",
            Assert.Single(diagnostics.Sorted()).Hint);
    }

    [Fact]
    public void A_step_where_a_time_is_needed_is_taken_for_when_it_was_done()
    {
        var diagnostics = Check(("small.process.yaml",
            "process: small\ntitle: Small\nstart: [{ by: clerk }]\nsteps:\n  - id: acknowledge\n    task: Answer\n    by: clerk\n  - task: "
                + "Close\n    by: clerk\n    due: 4 weeks after acknowledge\n"));

        Assert.Equal("did you mean 'acknowledge.at'?", Assert.Single(diagnostics.Sorted(), d => d.Rule == BindingRules.Time).Hint);
    }

    [Fact]
    public void Tables_are_lists_of_rows()
    {
        var process = ProcessChecker.Check(ShippedProcesses.Read(), "school-outreach/school-outreach.process.yaml", new())!;

        var rows = process.Tables["units"].Items;

        Assert.Contains(rows, r => ((FeelContext)r).Find("kind") == FeelValue.Of("preschool"));
    }

    [Fact]
    public void Every_expression_of_a_process_without_errors_is_compiled()
    {
        var process = ProcessChecker.Check(ShippedProcesses.Read(), "school-outreach/school-outreach.process.yaml", new())!;

        Assert.False(process.HasErrors);
        Assert.All(process.Expressions, e => Assert.Equal(e.Key.Text, e.Value.Text));
        Assert.Equal(13, process.Expressions.Keys.Count(e => e.Text == "unit.id"));
    }

    [Theory]
    [InlineData("no.process.yaml", "")]
    [InlineData("small.process.yaml", "- a list")]
    public void A_file_that_is_not_there_or_holds_no_keys_gives_no_process(string path, string content) =>
        Assert.Null(ProcessChecker.Check(SmallFolder.Of(("small.process.yaml", content)), path, new()));

    private static DiagnosticBag Check(params (string Path, string Content)[] files)
    {
        var diagnostics = new DiagnosticBag();
        ProcessChecker.Check(SmallFolder.Of(files), "small.process.yaml", diagnostics);
        return diagnostics;
    }
}
