using Workflows.Engine.Graph;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

public sealed class ForEachTests
{
    private static readonly (string, string) Units = ("units.csv", "id,size (number)\na,1\nb,2\nc,3\n");

    private static ProcessGraph Collect(string more = "") => Processes.Graph($$"""
        data:
          units: { type: table, of: unit, from: units.csv }
        steps:
          - id: collect
            for-each: unit in units
            task: Send in for <unit.id>
            by: head of <unit.id>
            form: { answer: text }
            due: 1 week
            {{more}}
          - id: after
            task: After <count(collect.results[answered = true])> and <count(collect.missing)>
            by: clerk
        """, Units);

    [Fact]
    public void Every_item_has_its_task_for_its_own_people()
    {
        var instance = Instance.Start(Collect());

        Assert.Equal(["collect(a)", "collect(b)", "collect(c)"], instance.Open);
        Assert.Equal(["head@a", "head@b", "head@c"], instance.State.Tasks.Values.OrderBy(t => t.Id.Value).SelectMany(t => t.Candidates));
        Assert.Equal("Send in for b", instance.Task("collect(b)").Title);
    }

    [Fact]
    public void It_goes_on_when_all_have_answered_and_not_before()
    {
        var instance = Instance.Start(Collect()).Done("collect(c)").Done("collect(a)");
        Assert.Equal(["collect(b)"], instance.Open);

        Assert.Equal(["after"], instance.Done("collect(b)").Open);
        Assert.Equal("After 3 and 0", instance.Task("after").Title);
        Assert.Equal([ScopeId.Root], instance.State.Scopes.Keys);
    }

    [Fact]
    public void Results_stand_in_the_order_of_the_items_with_what_was_filled_in()
    {
        var instance = Instance.Start(Collect())
            .Done("collect(c)", null, ("answer", FeelValue.Of("third")))
            .Done("collect(a)", null, ("answer", FeelValue.Of("first")))
            .Done("collect(b)");

        var results = ((FeelList)instance.Result("collect", "results")).Items.Cast<FeelContext>().ToList();
        Assert.Equal(["\"first\"", "null", "\"third\""], results.Select(r => r.Find("answer")!.ToString()));
        Assert.Equal(["head@a", "head@b", "head@c"], results.Select(r => ((FeelText)r.Find("by")!).Value));
        Assert.All(results, r => Assert.Equal(FeelValue.True, r.Find("answered")));
    }

    [Fact]
    public void It_closes_with_what_came_at_the_end_of_the_day()
    {
        var instance = Instance.Start(Collect("closes: 2 weeks after start")).Done("collect(b)").Until("2020-02-24T23:59");
        Assert.Equal(["collect(a)", "collect(c)"], instance.Open);

        Assert.Equal(["after"], instance.Until("2020-02-25T00:00").Open);
        Assert.Equal("After 1 and 2", instance.Task("after").Title);
        Assert.Equal(["closed", "closed"], instance.All<TaskWithdrawn>().Select(t => t.Reason));
        Assert.Equal(["a", "c"], ((FeelList)instance.Result("collect", "missing")).Items.Select(i => ((FeelText)((FeelContext)i).Find("id")!).Value));
        Assert.Empty(instance.State.Waits);
    }

    [Fact]
    public void Closing_is_not_needed_once_all_have_answered()
    {
        var instance = Instance.Start(Collect("closes: 2 weeks after start")).Done("collect(a)").Done("collect(b)").Done("collect(c)");

        Assert.Empty(instance.State.Waits);
        Assert.Equal(["after"], instance.Until("2020-04-01T08:00").Open);
    }

    [Fact]
    public void An_escalation_about_an_item_outlives_the_closing_until_somebody_acts()
    {
        var instance = Instance.Start(Collect("closes: 2 weeks after start\n    escalate: 2 days after to boss"))
            .Done("collect(a)").Done("collect(b)").Until("2020-03-01T08:00");

        Assert.Equal(["late collect", "after"], instance.Open);
        Assert.Equal(["after"], instance.Done("late collect").Open);
    }

    [Fact]
    public void An_empty_list_is_passed_over()
    {
        var instance = Instance.Start("""
            steps:
              - { id: collect, for-each: "x in []", task: Ask <x>, by: clerk }
              - { id: after, task: After <count(collect.results)>, by: clerk }
            """);

        Assert.Equal("After 0", instance.Task("after").Title);
    }

    [Fact]
    public void No_list_is_an_incident_and_nothing_has_opened()
    {
        var instance = Instance.Start("""
            data:
              units: { type: text }
            steps:
              - id: collect
                for-each: x in if units = null then null else [1]
                closes: 1 week after start
                task: Ask <x>
                by: clerk
                due: 1 day
            """);

        Assert.Equal(["WF9002"], instance.Incidents);
        Assert.Empty(instance.State.Waits);
        Assert.Contains("gave no list. It reads units.", instance.Incident().Message, StringComparison.Ordinal);
    }

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
        Assert.Equal(["declined", "yes"], ((FeelList)instance.Result("ask", "results")).Items.Select(r => ((FeelText)((FeelContext)r).Find("outcome")!).Value));
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
    public void Many_items_at_once_are_no_circle()
    {
        var instance = Instance.Start("""
            steps:
              - { id: ask, for-each: "x in for i in 1..3000 return i", task: Ask <x>, by: clerk }
            """);

        Assert.Equal(3000, instance.State.Tasks.Count);
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
