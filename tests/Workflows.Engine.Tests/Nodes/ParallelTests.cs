using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary><c>parallel</c>: branches side by side, and where they meet.</summary>
public sealed class ParallelTests
{
    private const string Branches = """
        data:
          legal: { type: yes-no, default: no }
        steps:
          - id: both
            parallel:
              people:
                - { id: ask, task: Ask, by: clerk, outcomes: { yes: continue, no: end refused } }
                - { id: more, task: More, by: clerk }
              law:
                when: legal
                steps:
                  - { id: check, task: Check, by: lawyer }
              money:
                - { id: pay, task: Pay, by: clerk }
          - { id: after, task: After <people.outcome>, by: clerk }
        """;

    [Theory]
    [InlineData("ask:yes more pay")]
    [InlineData("pay ask:yes more")]
    [InlineData("ask:yes pay more")]
    public void Branches_run_side_by_side_and_join_in_any_order(string order)
    {
        var instance = Instance.Start(Branches);
        Assert.Equal(["ask", "pay"], instance.Open);

        foreach (var step in order.Split(' '))
        {
            Assert.DoesNotContain("after", instance.Open);
            instance.Done(step.Split(':')[0], step.Contains(':') ? "yes" : null);
        }

        Assert.Equal(["after"], instance.Open);
        Assert.Empty(instance.State.Arrivals);
    }

    [Fact]
    public void A_branch_that_ends_early_waits_at_the_join_and_is_read_by_its_name()
    {
        var instance = Instance.Start(Branches).Done("ask", "no");
        Assert.Equal(["pay"], instance.Open);

        Assert.Equal("After refused", instance.Done("pay").Task("after").Title);
    }

    [Fact]
    public void A_branch_is_awaited_when_its_condition_holds()
    {
        var instance = Instance.Start(Processes.Graph(Branches), data: ("legal", FeelValue.True));
        Assert.Equal(["ask", "check", "pay"], instance.Open);

        Assert.Equal(["check"], instance.Done("pay").Done("ask", "no").Open);
        Assert.Equal(["after"], instance.Done("check").Open);
    }

    [Fact]
    public void A_parallel_of_which_no_branch_holds_is_passed()
    {
        var instance = Instance.Start("""
            data:
              legal: { type: yes-no, default: no }
            steps:
              - parallel:
                  law: { when: legal, steps: [ { task: Check, by: lawyer } ] }
                  money: { when: legal, steps: [ { task: Pay, by: lawyer } ] }
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal(["after"], instance.Open);
        Assert.Empty(instance.State.Arrivals);
    }

    [Fact]
    public void A_parallel_can_be_gone_through_again()
    {
        var instance = Instance.Start("""
            steps:
              - id: both
                parallel:
                  one:
                    - { id: first, task: First, by: clerk }
                  two:
                    - { id: second, task: Second, by: clerk }
              - { id: decide, task: Decide, by: boss, outcomes: { good: continue, bad: back to both } }
            """).Done("first").Done("second").Done("decide", "bad");
        Assert.Equal(["first", "second"], instance.Open);

        Assert.Equal(["second"], instance.Done("first").Open);
        Assert.Equal(InstanceStatus.Completed, instance.Done("second").Done("decide", "good").Status);
    }

    [Fact]
    public void Branches_within_branches_join_inside_out()
    {
        var instance = Instance.Start("""
            steps:
              - parallel:
                  left:
                    - parallel:
                        upper:
                          - { id: a, task: A, by: clerk }
                        lower:
                          - { id: b, task: B, by: clerk }
                    - { id: c, task: C, by: clerk }
                  right:
                    - { id: d, task: D, by: clerk }
              - { id: after, task: After, by: clerk }
            """).Done("d").Done("b").Done("a");
        Assert.Equal(["c"], instance.Open);

        Assert.Equal(["after"], instance.Done("c").Open);
    }

    [Fact]
    public void Ending_the_process_in_a_branch_withdraws_the_others()
    {
        var instance = Instance.Start("""
            steps:
              - parallel:
                  one:
                    - { id: ask, task: Ask, by: clerk }
                    - end process: stopped
                  two:
                    - { id: rest, task: Rest, by: clerk, due: 1 day, remind: on the day }
                  three:
                    - wait: { message: hello }
            """).Done("ask");

        Assert.Equal((InstanceStatus.Completed, "stopped"), (instance.Status, instance.Outcome));
    }
}
