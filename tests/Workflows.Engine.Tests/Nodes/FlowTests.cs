using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>choose, parallel, set, back to, end: where tokens go.</summary>
public sealed class FlowTests
{
    private const string Choice = """
        data:
          size: { type: number }
        steps:
          - choose:
              - when: size > 10
                steps:
                  - { id: big, task: Big, by: clerk }
              - when: size > 5
                steps:
                  - { id: middle, task: Middle, by: clerk }
              - otherwise:
                  - { id: small, task: Small, by: clerk }
          - { id: after, task: After, by: clerk }
        """;

    [Theory]
    [InlineData(11, "big")]
    [InlineData(10, "middle")]
    [InlineData(5, "small")]
    public void The_first_branch_that_holds_is_taken(int size, string opens)
    {
        var instance = Instance.Start(Processes.Graph(Choice), data: ("size", FeelValue.Of(size)));

        Assert.Equal([opens], instance.Open);
        Assert.Equal(["after"], instance.Done(opens).Open);
    }

    [Theory]
    [InlineData(11, "big")]
    [InlineData(5, "after")]
    public void Otherwise_continue_goes_on_with_nothing_done(int size, string opens)
    {
        var graph = Processes.Graph("""
            data:
              size: { type: number }
            steps:
              - choose:
                  - when: size > 10
                    steps:
                      - { id: big, task: Big, by: clerk }
                  - otherwise: continue
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal([opens], Instance.Start(graph, data: ("size", FeelValue.Of(size))).Open);
    }

    [Fact]
    public void A_condition_that_is_neither_true_nor_false_is_an_incident_that_names_variables_and_no_values()
    {
        var instance = Instance.Start(Processes.Graph(Choice));

        Assert.Equal(["WF9002"], instance.Incidents);
        Assert.Equal("'size > 10' gave no yes or no. It reads size.", instance.Incident().Message);
        Assert.Empty(instance.Open);
    }

    [Theory]
    [InlineData(1, "after")]
    [InlineData(9, "extra")]
    public void A_step_whose_condition_does_not_hold_is_skipped(int size, string opens)
    {
        var graph = Processes.Graph("""
            data:
              size: { type: number }
            steps:
              - { id: extra, when: size > 5, task: Extra, by: clerk }
              - { id: after, task: After, by: clerk }
            """);

        var instance = Instance.Start(graph, data: ("size", FeelValue.Of(size)));

        Assert.Equal([opens], instance.Open);
        Assert.Equal(size > 5 ? [] : new[] { "extra" }, instance.All<StepSkipped>().Select(s => s.Node));
    }

    [Fact]
    public void A_condition_is_for_the_whole_list_and_not_for_its_items()
    {
        var instance = Instance.Start("""
            data:
              wanted: { type: yes-no, default: no }
            steps:
              - { id: ask, when: wanted, for-each: "x in [1, 2]", task: Ask <x>, by: clerk }
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal(["after"], instance.Open);
    }

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

    [Fact]
    public void Assignments_see_the_ones_before_them()
    {
        var instance = Instance.Start("""
            data:
              a: { type: number, default: 1 }
              b: { type: number }
            steps:
              - set: { a: a + 1, b: a * 10 }
              - { id: after, task: After <a> <b>, by: clerk }
            """);

        Assert.Equal("After 2 20", instance.Task("after").Title);
    }

    [Fact]
    public void An_assignment_that_does_not_fit_assigns_nothing_so_that_a_retry_does_not_count_twice()
    {
        var instance = Instance.Start("""
            data:
              count: { type: number, default: 1 }
              size: { type: choice, options: [small, large], default: small }
              given: { type: text, default: huge }
            steps:
              - set: { count: count + 1, size: given }
              - { id: after, task: After <count>, by: clerk }
            """);

        Assert.Equal(["WF9002"], instance.Incidents);
        Assert.Equal(FeelValue.Of(1), instance.State.Data.Find("count"));
        Assert.Equal("'given' gave no value that 'size' can have. It reads given.", instance.Incident().Message);
    }

    private const string Loop = """
        data:
          tries: { type: number, default: 0 }
        steps:
          - { id: try, task: Try <tries>, by: clerk }
          - set: { tries: tries + 1 }
          - { back to: try, when: tries < 5, at-most: 2 }
          - { id: after, task: After, by: clerk }
        """;

    [Fact]
    public void Going_back_too_often_is_an_incident_and_a_retry_allows_once_more()
    {
        var instance = Instance.Start(Loop).Done("try").Done("try").Done("try");
        Assert.Equal(["WF9005"], instance.Incidents);
        Assert.Empty(instance.Open);

        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));
        Assert.Equal("Try 3", instance.Task("try").Title);

        instance.Done("try");
        Assert.Equal(["WF9005"], instance.Incidents);
        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));
        Assert.Equal(["after"], instance.Done("try").Open);
    }

    [Fact]
    public void An_outcome_that_goes_back_is_followed_when_it_is_retried_and_not_asked_again()
    {
        var instance = Instance.Start("""
            steps:
              - { id: write, task: Write, by: clerk }
              - { id: check, task: Check, by: boss, outcomes: { good: continue, bad: back to write } }
            """);
        for (var i = 0; i < 100; i++)
        {
            instance.Done("write").Done("check", "bad");
        }

        instance.Done("write").Done("check", "bad");
        Assert.Equal(["WF9005"], instance.Incidents);

        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));
        Assert.Equal(["write"], instance.Open);
    }

    [Fact]
    public void Loops_of_one_item_are_not_counted_for_another()
    {
        var instance = Instance.Start("""
            steps:
              - for-each: x in [1, 2]
                parallel:
                  only:
                    - { id: try, task: Try, by: clerk }
                    - { back to: try, when: try.by = "clerk", at-most: 1 }
            """).Done("try(1)").Done("try(1)");
        Assert.Equal(["WF9005"], instance.Incidents);

        Assert.Equal(["try(2)"], instance.Done("try(2)").Open);
    }
}
