using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>What runs for each item of a list: steps, ways, endings, lists within the list.</summary>
public sealed class ForEachInsideTests
{
    [Fact]
    public void An_outcome_that_ends_ends_the_item_only()
    {
        var instance = Instance.Start("""
            steps:
              - id: ask
                for-each: x in [1, 2]
                task: Ask <x>
                by: clerk
                outcomes: { yes: continue, no: end declined }
              - { id: after, task: After, by: clerk }
            """).Done("ask(1)", "no");
        Assert.Equal(["ask(2)"], instance.Open);

        instance.Done("ask(2)", "yes");

        Assert.Equal(["after"], instance.Open);
        Assert.Equal(
            ["declined", "yes"],
            ((FeelList)instance.Result("ask", "results")).Items.Select(r => ((FeelText)((FeelContext)r).Find("outcome")!).Value));
    }

    [Fact]
    public void Ending_the_process_in_an_item_withdraws_all_the_others()
    {
        var instance = Instance.Start("""
            steps:
              - id: ask
                for-each: x in [1, 2, 3]
                closes: 4 weeks after start
                task: Ask <x>
                by: clerk
                due: 1 week
                remind: 1 day before
                outcomes: { yes: continue, no: end process stopped }
              - { id: after, task: After, by: clerk }
            """).Done("ask(1)", "yes").Done("ask(2)", "no");

        Assert.Equal((InstanceStatus.Completed, "stopped"), (instance.Status, instance.Outcome));
        Assert.Equal(["ended"], instance.All<TaskWithdrawn>().Select(t => t.Reason));
    }

    [Fact]
    public void Items_run_their_own_way_through_what_stands_inside()
    {
        var instance = Instance.Start("""
            steps:
              - id: each
                for-each: x in [1, 2]
                parallel:
                  one:
                    - { id: write, task: Write <x>, by: clerk, outcomes: { done: continue, again: back to write } }
                    - { id: check, task: Check <x>, by: boss, outcomes: { good: continue, bad: back to write } }
                  two:
                    - { id: inform, task: Inform <x>, by: clerk }
              - { id: after, task: After, by: clerk }
            """);
        Assert.Equal(["write(1)", "inform(1)", "write(2)", "inform(2)"], instance.Open);

        instance.Done("write(1)", "done").Done("inform(1)").Done("check(1)", "bad");
        Assert.Equal(["write(2)", "inform(2)", "write(1)"], instance.Open);

        instance.Done("write(1)", "again").Done("write(1)", "done").Done("check(1)", "good");
        Assert.Equal(["write(2)", "inform(2)"], instance.Open);

        Assert.Equal(["after"], instance.Done("inform(2)").Done("write(2)", "done").Done("check(2)", "good").Open);
    }

    [Fact]
    public void A_list_within_a_list_sees_both_items_and_joins_inside_out()
    {
        var instance = Instance.Start("""
            steps:
              - id: outer
                for-each: x in [1, 2]
                parallel:
                  only:
                    - id: inner
                      for-each: y in [x * 10, x * 10 + 1]
                      task: Do <x> <y>
                      by: clerk
                    - { id: summary, task: Sum <count(inner.results)> of <x>, by: clerk }
              - { id: after, task: After, by: clerk }
            """);
        Assert.Equal(["inner(1, 10)", "inner(1, 11)", "inner(2, 20)", "inner(2, 21)"], instance.Open);
        Assert.Equal("Do 2 21", instance.Task("inner(2, 21)").Title);

        instance.Done("inner(1, 10)").Done("inner(1, 11)");
        Assert.Equal(["inner(2, 20)", "inner(2, 21)", "summary(1)"], instance.Open);
        Assert.Equal("Sum 2 of 1", instance.Task("summary(1)").Title);

        Assert.Equal(["after"], instance.Done("summary(1)").Done("inner(2, 20)").Done("inner(2, 21)").Done("summary(2)").Open);
    }

    [Fact]
    public void An_inner_list_that_closes_lets_its_item_go_on_alone()
    {
        var instance = Instance.Start("""
            steps:
              - id: outer
                for-each: x in [1, 2]
                parallel:
                  only:
                    - { id: inner, for-each: "y in [1, 2]", closes: = @"2020-02-17" + duration("P1D") * x, task: Do <y>, by: clerk, due: 1 day }
                    - { id: summary, task: Sum of <x>, by: clerk }
            """).Until("2020-02-19T00:00");

        Assert.Equal(["inner(2, 1)", "inner(2, 2)", "summary(1)"], instance.Open);
    }

    [Fact]
    public void An_item_that_stands_at_an_incident_counts_as_missing_when_the_collection_closes()
    {
        var instance = Instance.Start("""
            data:
              known: { type: number }
            steps:
              - id: each
                for-each: x in [1, 2]
                closes: 1 week after start
                choose:
                  - when: if x = 1 then true else known > 3
                    steps:
                      - { id: ask, task: Ask <x>, by: clerk, due: 1 day }
                  - otherwise:
                      - { id: other, task: Other <x>, by: clerk, due: 1 day }
              - { id: after, task: After <count(each.missing)>, by: clerk }
            """);
        Assert.Equal(["WF9002"], instance.Incidents);

        instance.Done("ask(1)").Until("2020-02-18T00:00");

        Assert.Equal("After 1", instance.Task("after").Title);
        Assert.Empty(instance.Incidents);
    }

    [Fact]
    public void What_is_set_in_an_item_is_seen_by_the_whole_case()
    {
        var instance = Instance.Start("""
            data:
              total: { type: number, default: 0 }
            steps:
              - id: each
                for-each: x in [5, 7]
                parallel:
                  only:
                    - { id: ask, task: Ask, by: clerk }
                    - set: { total: total + x }
              - { id: after, task: After <total>, by: clerk }
            """).Done("ask(7)").Done("ask(5)");

        Assert.Equal("After 12", instance.Task("after").Title);
    }
}
