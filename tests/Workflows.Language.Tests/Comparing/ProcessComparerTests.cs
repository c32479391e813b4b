using System.Collections.Immutable;
using Workflows.Language.Comparing;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Comparing;

public sealed class ProcessComparerTests
{
    private const string Process =
        """
        process: trip
        title: Trip
        plan: { from: 2020-02-10, to: 2020-06-05 }
        data:
          place: { type: text, default: Rome }
        deadlines:
          answer: { within: 7 days, from: received }
        steps:
          - id: ask
            task: Ask
            by: teacher
            due: 3 weeks
            remind: [1 week before, on the day]
            form: { note: text }
          - parallel:
              one:
                - { id: book, task: Book, by: office }
                - { id: pay, task: Pay, by: office }
              two:
                - { id: tell, task: Tell, by: teacher }
          - notify: They go
            to: [teacher, office]
          - { id: go, task: Go, by: teacher }
        """;

    [Theory]
    [InlineData("due: 3 weeks", "due: 4 weeks", "ask: the due time changes from '3 weeks' to '4 weeks'.")]
    [InlineData("on the day]", "2 days before]", "ask: no longer reminds 'on the day'.", "ask: also reminds '2 days before'.")]
    [InlineData(
        "{ note: text }",
        "{ note: number, more: file }",
        "ask: the field 'note' changes from 'text' to 'number'.",
        "ask: the field 'more' is new: 'file'.")]
    [InlineData("default: Rome", "default: Oslo", "The data field 'place': the value when nobody fills it in changes from 'Rome' to 'Oslo'.")]
    [InlineData("within: 7 days", "within: 9 days", "The deadline 'answer': the length changes from '7 days' to '9 days'.")]
    [InlineData(
        "to: 2020-06-05",
        "to: 2020-06-12",
        "The plan changes from 'from: 2020-02-10, to: 2020-06-05' to 'from: 2020-02-10, to: 2020-06-12'.")]
    [InlineData("[teacher, office]", "[teacher, head]", "notify-1: no longer tells 'office'.", "notify-1: also tells 'head'.")]
    [InlineData("  - { id: go, task: Go, by: teacher }", "", "The step 'go' (task: Go) is taken out.")]
    [InlineData("  - id: ask", "  - { id: plan-it, task: Plan, by: office }\n  - id: ask", "The step 'plan-it' (task: Plan) is new.")]
    [InlineData("task: Ask", "decision: Ask", "ask: the text is taken out; it was 'Ask'.", "ask: the text is new: 'Ask'.")]
    [InlineData("      two:", "      three:", "parallel-1: the branches change from 'one; two' to 'one; three'.")]
    public void A_change_is_said_in_words(string before, string after, params string[] sentences) =>
        Assert.Equal(
            sentences.Order(StringComparer.Ordinal),
            Compare(Process.Replace(before, after, StringComparison.Ordinal)).Select(c => c.Text).Order(StringComparer.Ordinal));

    [Fact]
    public void A_step_that_changes_its_place_is_moved_and_the_others_stay()
    {
        var moved = Process
            .Replace("        - { id: book, task: Book, by: office }\n", "", StringComparison.Ordinal)
            .Replace(
                "        - { id: tell, task: Tell, by: teacher }",
                "        - { id: tell, task: Tell, by: teacher }\n        - { id: book, task: Book, by: office }",
                StringComparison.Ordinal);

        var change = Assert.Single(Compare(moved));

        Assert.Equal((ChangeKind.Moved, "The step 'book' (task: Book) moves into 'parallel-1' and comes after 'tell'."), (change.Kind, change.Text));
    }

    [Fact]
    public void Both_lines_are_told()
    {
        var change = Assert.Single(Compare("# a new first line\n" + Process.Replace("due: 3 weeks", "due: 4 weeks", StringComparison.Ordinal)));

        Assert.Equal((12, 13), (change.Old!.Value.StartPosition.Line, change.New!.Value.StartPosition.Line));
    }

    [Fact]
    public void Nothing_is_told_of_two_that_are_the_same() => Assert.Empty(
        Compare(Process.Replace("{ id: go, task: Go, by: teacher }", "id: go\n    task: Go\n    by: teacher", StringComparison.Ordinal)));

    private static ImmutableArray<Change> Compare(string newer)
    {
        var diagnostics = new DiagnosticBag();
        var comparison = ProcessComparer.Compare(new("old.process.yaml", Process), new("new.process.yaml", newer), diagnostics);
        Assert.True(comparison is not null, new DiagnosticRenderer().Render(diagnostics.Sorted()));
        return comparison.Changes;
    }
}
