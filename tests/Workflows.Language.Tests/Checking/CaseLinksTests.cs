using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Checking;

/// <summary>How the processes of a folder call, open and start one another.</summary>
public sealed class CaseLinksTests
{
    [Fact]
    public void A_process_that_is_not_there_is_told_of_with_the_one_that_was_meant()
    {
        var check = Check(("order", "- call: inqury"), ("inquiry", "- wait: { for: 1 day }"));

        var found = Assert.Single(check.Diagnostics);
        Assert.Same(CaseRules.UnknownProcess, found.Rule);
        Assert.Contains("'inquiry'", found.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_in_another_folder_is_found_also_when_only_one_folder_is_checked()
    {
        var files = SmallFolder.Of(
            ("a/order.process.yaml", Process("order", "- call: inquiry")),
            ("b/inquiry.process.yaml", Process("inquiry", "- wait: { for: 1 day }")));

        Assert.Empty(FolderChecker.Check(files, "a").Diagnostics);
    }

    [Fact]
    public void A_circle_of_calls_is_told_whole_at_every_call_of_it()
    {
        var check = Check(
            ("a", "- call: b"),
            ("b", "- task: Look\n    by: board\n  - call: c\n    when: count([1]) > 2"),
            ("c", "- call: a"),
            ("d", "- call: a"));

        Assert.Equal(3, check.Diagnostics.Length);
        Assert.All(check.Diagnostics, d => Assert.Same(CaseRules.CallCycle, d.Rule));
        Assert.Contains("'a' calls 'b', 'b' calls 'c', 'c' calls 'a'", check.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_calls_itself_is_a_circle() =>
        Assert.Contains("'a' calls 'a'", Assert.Single(Check(("a", "- call: a")).Diagnostics).Message, StringComparison.Ordinal);

    [Fact]
    public void Cases_that_open_one_another_before_anybody_acts_are_warned_of()
    {
        var check = Check(("a", "- open: b"), ("b", "- notify: Hello\n    to: board\n  - open: a"));

        Assert.Equal(2, check.Diagnostics.Length);
        Assert.All(check.Diagnostics, d => Assert.Same(CaseRules.OpenCycle, d.Rule));
        Assert.Contains("'a' opens 'b', 'b' opens 'a'", check.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- task: Look\n    by: board\n  - open: a")]
    [InlineData("- wait: { for: 1 year }\n  - open: a")]
    [InlineData("- open: a\n    when: count([1]) > 2")]
    public void Cases_that_open_one_another_after_something_else_are_not(string steps) => Assert.Empty(Check(("a", steps)).Diagnostics);

    [Fact]
    public void One_message_starts_one_process()
    {
        var check = Check(("a", "- wait: { for: 1 day }\nstart:\n  - message: news"), ("b", "- wait: { for: 1 day }\nstart:\n  - message: news"));

        Assert.Equal(2, check.Diagnostics.Length);
        Assert.All(check.Diagnostics, d => Assert.Same(CaseRules.StartedTwice, d.Rule));
        Assert.Equal("The message 'news' starts 'a' and 'b'.", check.Diagnostics[0].Message);
    }

    [Fact]
    public void Where_the_other_process_is_not_among_the_files_its_results_may_be_anything()
    {
        var files = SmallFolder.Of(
            ("order.process.yaml", Process("order", "- id: inquiry\n    call: inquiry\n  - task: Read <inquiry.conclusion>\n    by: board")));

        Assert.False(ProcessChecker.Check(files, "order.process.yaml", new())!.HasErrors);
    }

    private static FolderCheck Check(params (string Id, string Steps)[] processes) =>
        FolderChecker.Check(SmallFolder.Of([.. processes.Select(p => ($"{p.Id}.process.yaml", Process(p.Id, p.Steps)))]));

    private static string Process(string id, string steps) => $"process: {id}\ntitle: {id}\nsteps:\n  {steps}\n";
}
