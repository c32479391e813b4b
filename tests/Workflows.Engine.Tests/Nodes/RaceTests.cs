using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>first-of, and parallel with a quorum: what comes first goes on, what comes late finds nothing.</summary>
public sealed class RaceTests
{
    private const string Answer = """
        steps:
          - id: answer
            first-of:
              came:
                - { id: message, wait: { message: police-answer } }
                - { id: read, task: Read, by: clerk, outcomes: { done: continue, again: back to answer } }
              asked:
                - { id: ask, task: Ask, by: clerk, due: 1 week, remind: 1 day before, outcomes: { yes: continue, no: end refused } }
              too-late:
                - wait: { for: 3 weeks }
          - { id: after, task: "After <answer.chosen>", by: clerk }
        """;

    private const string Signatures = """
        data:
          audited: { type: yes-no, default: no }
        steps:
          - id: sign
            join: 2
            parallel:
              chair: [{ id: c, task: Chair, by: chair, due: 1 week, remind: 1 day before }]
              secretary: [{ id: s, task: Secretary, by: secretary, outcomes: { yes: continue, no: end refused } }]
              treasurer: [{ id: t, task: Treasurer, by: treasurer }]
              auditor: { when: audited, steps: [{ id: a, task: Auditor, by: auditor }] }
          - { id: after, task: "After <count(sign.came)> of <secretary.outcome>", by: clerk, outcomes: { fine: continue, again: back to sign } }
        """;

    [Fact]
    public void All_branches_of_a_race_are_open_until_one_comes()
    {
        var instance = Instance.Start(Answer);

        Assert.Equal(["ask"], instance.Open);
        Assert.Equal(3, instance.State.Waits.Count);
    }

    [Fact]
    public void The_branch_that_comes_first_goes_on_and_the_others_are_withdrawn_with_their_timers()
    {
        var instance = Instance.Start(Answer);
        var late = instance.Task("ask");

        Assert.Null(instance.Act(new DeliverMessage("police-answer", null, FeelContext.Empty)));

        Assert.Equal(["read"], instance.Open);
        Assert.Empty(instance.State.Waits);
        Assert.Equal("WF9101", instance.Act(new CompleteTask(late.Id, "clerk", "yes", FeelContext.Empty))!.Code);
        Assert.Equal("'came' came first", Assert.Single(instance.All<TaskWithdrawn>()).Reason);
        Assert.Equal("After came", instance.Done("read", "done").Task("after").Title);
    }

    [Fact]
    public void A_timer_wins_when_nobody_came()
    {
        var instance = Instance.Start(Answer).Until("2020-03-03T09:00");

        Assert.Equal("After too-late", instance.Task("after").Title);
        Assert.Equal("WF9105", instance.Act(new DeliverMessage("police-answer", null, FeelContext.Empty))!.Code);
    }

    [Fact]
    public void An_answer_that_ends_ends_what_is_around_the_race()
    {
        var instance = Instance.Start(Answer).Done("ask", "no");

        Assert.Equal((InstanceStatus.Completed, "refused"), (instance.Status, instance.Outcome));
    }

    [Fact]
    public void A_race_can_be_run_again()
    {
        var instance = Instance.Start(Answer);
        instance.Act(new DeliverMessage("police-answer", null, FeelContext.Empty));

        instance.Done("read", "again");

        Assert.Equal(["ask"], instance.Open);
        Assert.Equal(FeelValue.Null, instance.Result("answer", "chosen"));
        Assert.Equal("After asked", instance.Done("ask", "yes").Task("after").Title);
    }

    [Fact]
    public void A_branch_whose_first_step_asks_again_has_come_all_the_same()
    {
        var instance = Instance.Start("""
            steps:
              - first-of:
                  one: [{ id: x, task: X, by: clerk, outcomes: { good: continue, again: back to x } }]
                  two: [{ id: y, task: Y, by: clerk }]
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal(["x"], instance.Done("x", "again").Open);
        Assert.Equal(["after"], instance.Done("x", "good").Open);
    }

    [Fact]
    public void A_quorum_goes_on_when_enough_have_come_and_the_third_finds_nothing()
    {
        var instance = Instance.Start(Signatures);
        var third = instance.Task("c");
        Assert.Equal(["c", "s", "t"], instance.Open);

        instance.Done("t").Done("s", "no");

        Assert.Equal("After 2 of refused", instance.Task("after").Title);
        Assert.Equal(["after"], instance.Open);
        Assert.Empty(instance.State.Waits);
        Assert.Equal("WF9101", instance.Act(new CompleteTask(third.Id, "chair", null, FeelContext.Empty))!.Code);
        Assert.Equal("enough had come", Assert.Single(instance.All<TaskWithdrawn>()).Reason);
    }

    [Fact]
    public void A_quorum_can_be_entered_again()
    {
        var instance = Instance.Start(Signatures).Done("c").Done("t").Done("after", "again");

        Assert.Equal(["c", "s", "t"], instance.Open);
        Assert.Equal(["c", "s"], instance.Done("t").Open);
        Assert.Equal("After 2 of ", instance.Done("s", "yes").Task("after").Title);
    }

    [Fact]
    public void A_quorum_goes_on_with_all_that_were_begun_where_that_is_fewer()
    {
        var instance = Instance.Start("""
            data:
              more: { type: yes-no, default: no }
            steps:
              - join: 2
                parallel:
                  one: [{ id: x, task: X, by: clerk }]
                  two: { when: more, steps: [{ id: y, task: Y, by: clerk }] }
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal(["after"], instance.Done("x").Open);
    }

    [Fact]
    public void Any_branch_is_enough()
    {
        var instance = Instance.Start("""
            steps:
              - join: any
                parallel:
                  one:
                    - { id: x, task: X, by: clerk }
                    - { id: z, task: Z, by: clerk }
                  two: [{ id: y, task: Y, by: clerk }]
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal(["y", "z"], instance.Done("x").Open);
        Assert.Equal(["after"], instance.Done("y").Open);
    }
}
