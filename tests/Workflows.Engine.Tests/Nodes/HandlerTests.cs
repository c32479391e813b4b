using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary><c>on:</c> at a step and at the process, in a process that starts on Monday 10 February 2020 at 8.</summary>
public sealed class HandlerTests
{
    private static readonly DeliverMessage Question = new("question", null, Instance.Values(("text", FeelValue.Of("When?"))));

    private const string Interview = """
        on:
          question:
            message: question
            sensitivity: internal
            steps:
              - { id: answer, task: "Answer: <question.text>", by: clerk }
        steps:
          - { id: interview, task: Interview, by: clerk }
        """;

    [Fact]
    public void A_message_starts_the_handler_beside_the_work_as_often_as_it_comes()
    {
        var instance = Instance.Start(Interview);

        Assert.Null(instance.Act(Question));
        Assert.Null(instance.Act(Question));

        Assert.Equal(["interview", "answer", "answer"], instance.Open);
        Assert.Equal("Answer: When?", instance.State.Tasks.Values.Last().Title);
    }

    [Fact]
    public void The_process_is_not_over_before_its_handlers_are()
    {
        var instance = Instance.Start(Interview);
        instance.Act(Question);

        instance.Done("interview");
        Assert.Equal(InstanceStatus.Running, instance.Status);

        instance.Done("answer");
        Assert.Equal(InstanceStatus.Completed, instance.Status);
    }

    [Fact]
    public void A_message_after_the_end_finds_nothing()
    {
        var instance = Instance.Start(Interview).Done("interview");

        Assert.Equal("WF9107", instance.Act(Question)!.Code);
    }

    [Fact]
    public void An_interrupting_handler_withdraws_what_it_stands_at_and_the_process_goes_on_behind_it()
    {
        var instance = Instance.Start("""
            steps:
              - id: interview
                task: Interview
                by: clerk
                due: 3 days
                remind: 1 day before
                on:
                  withdrawn:
                    message: withdrawn
                    interrupts: yes
                    steps:
                      - { id: note, task: Note it, by: clerk }
              - { id: report, task: Report, by: clerk }
            """);

        instance.Act(new DeliverMessage("withdrawn", null, FeelContext.Empty));

        Assert.Equal(["note"], instance.Open);
        Assert.Empty(instance.State.Waits);
        Assert.Equal("WF9105", instance.Act(new DeliverMessage("withdrawn", null, FeelContext.Empty))!.Code);
        Assert.Equal(["report"], instance.Done("note").Open);
    }

    [Fact]
    public void Every_item_has_handlers_of_its_own()
    {
        var instance = Instance.Start("""
            data: { units: { type: table, from: units.csv } }
            steps:
              - id: collect
                for-each: unit in units
                task: Collect
                by: clerk
                on:
                  asked: { message: asked, key: unit.id, steps: [ { id: answer, task: Answer, by: clerk } ] }
            """, ("units.csv", "id,name\na,A\nb,B\n"));

        instance.Act(new DeliverMessage("asked", "b", FeelContext.Empty));

        Assert.Equal(["collect(a)", "collect(b)", "answer(b)"], instance.Open);
        instance.Done("collect(a)").Done("collect(b)");
        Assert.Equal(InstanceStatus.Running, instance.Status);
        Assert.Equal(InstanceStatus.Completed, instance.Done("answer(b)").Status);
    }

    [Fact]
    public void End_ends_the_handler_and_end_process_the_process()
    {
        const string Yaml = """
            on:
              asked:
                message: asked
                steps:
                  - { id: answer, task: Answer, by: clerk, outcomes: { enough: end enough, stop: end process stopped } }
            steps:
              - { id: work, task: Work, by: clerk }
            """;
        var first = Instance.Start(Yaml);
        first.Act(new DeliverMessage("asked", null, FeelContext.Empty));
        Assert.Equal(["work"], first.Done("answer", "enough").Open);

        var second = Instance.Start(Yaml);
        second.Act(new DeliverMessage("asked", null, FeelContext.Empty));
        second.Done("answer", "stop");

        Assert.Equal((InstanceStatus.Completed, "stopped"), (second.Status, second.Outcome));
    }

    [Fact]
    public void A_handler_that_interrupts_the_process_ends_it()
    {
        var instance = Instance.Start("""
            on:
              stopped:
                message: stopped
                interrupts: yes
                steps:
                  - { id: file, task: File it, by: clerk }
                  - end: withdrawn
            steps:
              - { id: work, task: Work, by: clerk }
              - { id: more, task: More, by: clerk }
            """);

        instance.Act(new DeliverMessage("stopped", null, FeelContext.Empty));
        Assert.Equal(["file"], instance.Open);

        instance.Done("file");
        Assert.Equal((InstanceStatus.Completed, "withdrawn"), (instance.Status, instance.Outcome));
    }

    [Fact]
    public void Handlers_read_what_is_around_and_set_the_data_of_the_case()
    {
        var instance = Instance.Start("""
            data: { note: text }
            on:
              asked:
                message: asked
                steps:
                  - set: { note: first.by + " " + asked.text }
            steps:
              - { id: first, task: First, by: clerk }
              - { id: second, task: Second, by: clerk }
            """).Done("first");

        instance.Act(new DeliverMessage("asked", null, Instance.Values(("text", FeelValue.Of("why")))));

        Assert.Equal(FeelValue.Of("clerk why"), instance.State.Data.Find("note"));
    }

    [Fact]
    public void Going_back_out_of_a_step_takes_its_handlers_with_it()
    {
        var instance = Instance.Start("""
            steps:
              - { id: first, task: First, by: clerk }
              - id: second
                task: Second
                by: clerk
                outcomes: { again: back to first, done: continue }
                on:
                  asked: { message: asked, steps: [ { id: answer, task: Answer, by: clerk } ] }
            """).Done("first");
        instance.Act(new DeliverMessage("asked", null, FeelContext.Empty));

        instance.Done("second", "again");

        Assert.Equal(["first"], instance.Open);
        Assert.Equal("WF9105", instance.Act(new DeliverMessage("asked", null, FeelContext.Empty))!.Code);
        Assert.Equal(["second"], instance.Done("first").Open);
    }
}
