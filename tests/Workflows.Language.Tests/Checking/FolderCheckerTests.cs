using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Checking;

public sealed class FolderCheckerTests
{
    [Fact]
    public void Two_processes_of_one_folder_have_two_ids()
    {
        var check = FolderChecker.Check(SmallFolder.Of(("a.process.yaml", SmallFolder.OneTask), ("b/b.process.yaml", SmallFolder.OneTask)));

        var found = Assert.Single(check.Diagnostics);
        Assert.Same(ReferenceRules.DuplicateProcess, found.Rule);
        Assert.Equal("b/b.process.yaml", found.Span.Source.Path);
        Assert.Equal("a.process.yaml", found.Related.Single().Span.Source.Path);
    }

    [Theory]
    [InlineData("old.yaml")]
    [InlineData("small.report.yaml")]
    [InlineData("small.yml")]
    public void A_file_that_nothing_reads_is_told_of(string name)
    {
        var check = FolderChecker.Check(SmallFolder.Of((name, "a: b")));

        Assert.Same(ReferenceRules.UnknownEnding, Assert.Single(check.Diagnostics).Rule);
    }

    [Theory]
    [InlineData("small")]
    [InlineData("small/")]
    [InlineData("small/small.process.yaml")]
    public void A_folder_or_one_file_is_checked_with_what_it_names_outside(string under)
    {
        var check = FolderChecker.Check(
            SmallFolder.Of(
                ("small/small.process.yaml", SmallFolder.OneTask + "\ncalendar: town"),
                ("smaller/other.process.yaml", "broken"),
                ("town.calendar.yaml", "calendar: town\ntime-zone: Nowhere/Land")),
            under);

        Assert.Equal("small", Assert.Single(check.Processes).Process.Id.Value);
        Assert.Equal(["town.calendar.yaml"], check.Diagnostics.Select(d => d.Span.Source.Path).Distinct());
    }

    [Fact]
    public void A_finding_in_a_file_that_two_processes_name_is_told_once()
    {
        var check = FolderChecker.Check(SmallFolder.Of(
            ("a.process.yaml", SmallFolder.OneTask + "\ncalendar: town"),
            ("b.process.yaml", SmallFolder.OneTask.Replace("process: small", "process: other", StringComparison.Ordinal) + "\ncalendar: town"),
            ("town.calendar.yaml", "calendar: town\ntime-zone: Nowhere/Land")));

        Assert.Single(check.Diagnostics);
        Assert.All(check.Processes, p => Assert.True(p.HasErrors));
    }

    [Fact]
    public void A_clause_is_carried_out_by_any_of_the_processes_that_share_the_document()
    {
        const string Governed = SmallFolder.OneTask + "\n    clause: A-1\ngoverned-by: small.clauses.yaml";
        var other = Governed.Replace("process: small", "process: other", StringComparison.Ordinal).Replace("A-1", "A-2", StringComparison.Ordinal);

        var check = FolderChecker.Check(SmallFolder.Of(
            ("a.process.yaml", Governed),
            ("b.process.yaml", other),
            (
                "small.clauses.yaml",
                "document: Small\nclauses:\n  A-1: One.\n  A-2: Two.\n  A-3: Three.\n  A-4: { text: Four., out-of-scope: it asks for nothing }\n")));

        var found = Assert.Single(check.Diagnostics);
        Assert.Same(ClauseRules.NotCarried, found.Rule);
        Assert.Equal("A-3", found.Span.Text);
    }
}
