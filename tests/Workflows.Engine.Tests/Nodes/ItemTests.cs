using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>Items in turn, items that are added, and what of the steps inside items can be read afterwards.</summary>
public sealed class ItemTests
{
    private const string InTurn = """
        steps:
          - { id: ask, for-each: "x in [1, 2, 3], in turn", task: "Ask <x>", by: clerk, closes: 4 weeks, due: 1 week }
          - { id: after, task: "After <count(ask.missing)>", by: clerk }
        """;

    private const string Units = """
        data:
          units: { type: table, of: unit, from: units.csv }
        steps:
          - { id: collect, for-each: unit in units, closes: 3 weeks, task: "Send <unit.name>", by: "head of <unit.id>", due: 1 week }
          - { id: after, task: "After <count(collect.results)>, <count(collect.missing)> missing", by: clerk }
        """;

    private static readonly (string, string) Rows = (
        "units.csv", "id,name,pupils (number),since (date)\na,School A,10,2019-01-01\nb,School B,,2018-01-01\n");

    [Fact]
    public void Items_in_turn_begin_one_after_the_other_in_the_order_of_the_list()
    {
        var instance = Instance.Start(InTurn);

        Assert.Equal(["ask(1)"], instance.Open);
        Assert.Equal(["ask(2)"], instance.Done("ask(1)").Open);
        Assert.Equal(["ask(3)"], instance.Done("ask(2)").Open);
        Assert.Equal("After 0", instance.Done("ask(3)").Task("after").Title);
    }

    [Fact]
    public void Items_whose_turn_had_not_come_are_missing_when_the_collection_closes()
    {
        var instance = Instance.Start(InTurn).Done("ask(1)").Until("2020-03-20T09:00");

        Assert.Equal("After 2", instance.Task("after").Title);
        Assert.Equal(
            ["true", "false", "false"],
            ((FeelList)instance.Result("ask", "results")).Items.Select(i => FeelPrinter.Text(((FeelContext)i).Find("answered")!)));
    }

    [Fact]
    public void An_item_can_be_added_while_the_step_runs()
    {
        var instance = Instance.Start(Units, Rows).Done("collect(a)");

        Assert.Null(instance.Act(Add(("id", "c"), ("name", "School C"), ("since", "2020-01-01"), ("pupils", "7"))));

        Assert.Equal(["collect(b)", "collect(c)"], instance.Open);
        Assert.Equal("Send School C", instance.Task("collect(c)").Title);
        Assert.Equal("new school", Assert.Single(instance.All<ItemAdded>()).Reason);
        Assert.Equal("After 3, 1 missing", instance.Done("collect(c)").Until("2020-03-20T09:00").Task("after").Title);
    }

    [Fact]
    public void An_item_added_in_turn_waits_for_its_turn()
    {
        var instance = Instance.Start(InTurn);

        Assert.Null(instance.Act(new AddItem("ask", FeelValue.Of("4"), null, "admin", "one more")));

        Assert.Equal(["ask(1)"], instance.Open);
        Assert.Equal(["ask(4)"], instance.Done("ask(1)").Done("ask(2)").Done("ask(3)").Open);
        Assert.Equal(["after"], instance.Done("ask(4)").Open);
    }

    [Fact]
    public void An_item_unlike_the_others_is_refused_with_what_is_wrong_in_it()
    {
        var refusal = Instance.Start(Units, Rows).Act(Add(("id", "c"), ("pupils", "many"), ("since", "soon"), ("colour", "red")))!;

        Assert.Equal("WF9141", refusal.Code);
        Assert.Equal(["colour", "name", "pupils", "since"], refusal.Fields.Select(f => f.Field).Order());
    }

    [Fact]
    public void A_field_that_others_leave_out_may_be_left_out() =>
        Assert.Null(Instance.Start(Units, Rows).Act(Add(("id", "c"), ("name", "School C"), ("since", "2020-01-01"))));

    [Fact]
    public void An_item_that_is_there_already_is_refused() =>
        Assert.Equal("WF9142", Instance.Start(Units, Rows).Act(Add(("id", "a"), ("name", "Other"), ("since", "2020-01-01")))!.Code);

    [Fact]
    public void Nothing_can_be_added_to_a_collection_that_has_closed()
    {
        var instance = Instance.Start(Units, Rows).Until("2020-03-20T09:00");

        Assert.Equal("WF9140", instance.Act(Add(("id", "c"), ("name", "School C"), ("since", "2020-01-01")))!.Code);
    }

    [Fact]
    public void Inside_several_items_it_has_to_be_said_within_which()
    {
        var instance = Instance.Start("""
            steps:
              - for-each: x in [1, 2]
                stage: "Stage <x>"
                steps:
                  - { id: ask, for-each: 'y in ["a"]', task: "Ask <x> <y>", by: clerk }
            """);

        Assert.Equal("WF9140", instance.Act(new AddItem("ask", FeelValue.Of("b"), null, "admin", "more"))!.Code);
        Assert.Null(instance.Act(new AddItem("ask", FeelValue.Of("b"), "2", "admin", "more")));
        Assert.Equal(["ask(1, a)", "ask(2, a)", "ask(2, b)"], instance.Open.Order());
    }

    [Fact]
    public void What_the_steps_inside_an_item_have_yielded_can_be_read_by_their_ids()
    {
        var instance = Instance.Start("""
            steps:
              - id: hear
                for-each: x in ["a", "b"]
                closes: 2 weeks
                choose:
                  - when: x = "a"
                    steps:
                      - { id: long, task: Long, by: clerk, form: { note: text }, due: 1 week }
                      - parallel:
                          one: [{ id: p, task: P, by: clerk, due: 1 week, outcomes: { stop: end stopped, on: continue } }]
                  - otherwise:
                      - { id: short, task: Short, by: clerk, due: 1 week }
                      - { id: more, task: More, by: clerk, due: 1 week }
              - { id: after, task: "After <hear.results[1].long.note>, <hear.results[1].one.outcome>, <hear.results[2].short.by>", by: clerk }
            """);

        instance.Done("long(a)", null, ("note", FeelValue.Of("noted"))).Done("p(a)", "stop").Done("short(b)").Until("2020-03-02T09:00");

        Assert.Equal("After noted, stopped, clerk", instance.Task("after").Title);
        Assert.Equal("""["b"]""", FeelPrinter.Text(instance.Result("hear", "missing")));
    }

    private static AddItem Add(params (string Field, string Value)[] fields) =>
        new(
            "collect",
            new FeelContext(fields.Select(f => new KeyValuePair<string, FeelValue>(f.Field, FeelValue.Of(f.Value)))),
            null,
            "admin",
            "new school");
}
