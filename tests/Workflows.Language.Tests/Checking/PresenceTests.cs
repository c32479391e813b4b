using System.Collections.Immutable;
using System.Globalization;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Checking;

/// <summary>What is set on some ways only is found in long processes too, and where
/// ways are many it is better to say nothing than to guess.</summary>
public sealed class PresenceTests
{
    [Fact]
    public void Each_of_many_steps_that_may_be_skipped_is_told_of()
    {
        var steps = Enumerable.Range(1, 300).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"  - {{ id: s{i}, when: size = {i}, task: Do it, by: anybody }}\n  - {{ notify: 'Done by <s{i}.by>', to: anybody }}\n"));

        var found = Check("data:\n  size: number\nsteps:\n" + string.Concat(steps));

        Assert.Equal(300, found.Length);
        Assert.All(found, d => Assert.Same(FlowRules.MissingOnSomeWay, d.Rule));
    }

    [Fact]
    public void What_is_read_under_the_condition_under_which_it_is_set_is_there()
    {
        var steps = Enumerable.Range(1, 300).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"  - {{ id: s{i}, when: size = {i}, task: Do it, by: anybody }}\n"
                + $"  - {{ notify: 'Done by <s{i}.by>', to: anybody, when: size = {i} }}\n"));

        Assert.Empty(Check("data:\n  size: number\nsteps:\n" + string.Concat(steps)));
    }

    [Fact]
    public void What_a_loop_sets_is_missing_the_first_time_round()
    {
        var found = Assert.Single(Check(
            """
            steps:
              - id: ask
                task: Ask, after <answer.at>
                by: anybody
              - id: answer
                decision: Whether it will do
                by: somebody
                outcomes: { enough: continue, again: back to ask }
            """));

        Assert.Contains("'answer' may be missing here", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_of_ways_that_exclude_one_another_by_way_of_data()
    {
        Assert.Empty(Check(
            """
            data:
              police: { type: yes-no, default: no }
            steps:
              - id: assess
                decision: Who looks into it
                by: board
                outcomes: { police: continue, board: continue }
              - choose:
                  - when: assess.outcome = "police"
                    steps:
                      - set: { police: true }
                      - id: report
                        task: Report it
                        by: board
                  - otherwise: continue
              - when: police
                notify: Reported by <report.by>
                to: board
            """));
    }

    private static ImmutableArray<Diagnostic> Check(string rest) =>
        [.. FolderChecker.Check(SmallFolder.Of(("ways.process.yaml", "process: ways\ntitle: Ways\n" + rest))).Diagnostics
            .Where(d => d.Severity != Severity.Info)];
}
