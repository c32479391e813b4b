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
    public void Triggers_of_a_step_go_when_it_is_done()
    {
        var instance = Instance.Start("""
            steps:
              - id: interview
                task: Interview
                by: clerk
                due: 3 days
                on:
                  late: { overdue: at once, steps: [ { task: Hurry, by: clerk } ] }
                  again: { every: day, steps: [ { task: Again, by: clerk } ] }
                  soon: { timer: 2 days, steps: [ { task: Soon, by: clerk } ] }
                  asked: { message: asked, steps: [ { task: Asked, by: clerk } ] }
              - { id: report, task: Report, by: clerk }
            """);
        Assert.Equal(4, instance.State.Waits.Count);

        instance.Done("interview");

        Assert.Empty(instance.State.Waits);
        Assert.Equal(["report"], instance.Until("2020-06-01T08:00").Open);
    }

    [Fact]
    public void A_repeating_handler_counts_from_the_opening_so_that_days_off_do_not_add_up()
    {
        var graph = Processes.Graph("""
            calendar: office
            on:
              look: { every: 3 days, steps: [ { id: look-again, task: "Look <look.number>", by: clerk } ] }
            steps:
              - { id: work, task: Work, by: clerk }
            """, Processes.Office);

        var instance = Instance.Start(graph).Until("2020-02-20T08:00");

        Assert.Equal(
            ["13 Feb 08:00 Look 1", "17 Feb 08:00 Look 2", "19 Feb 08:00 Look 3"], // 16 February is a Sunday
            instance.State.Tasks.Values.Where(t => t.Node == "look-again").OrderBy(t => t.Id.Value)
                .Select(t => t.OpenedAt.InZone(instance.Calendar.Zone).ToString("d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture) + " " + t.Title));
    }

    [Theory]
    [InlineData("at once", "2020-02-14T00:00")]
    [InlineData("1 day after", "2020-02-14T08:00")]
    public void Being_overdue_counts_from_the_due_date(string phrase, string from)
    {
        var instance = Instance.Start(Processes.Graph($$"""
            calendar: office
            steps:
              - id: work
                task: Work
                by: clerk
                due: 3 days
                on:
                  late: { overdue: {{phrase}}, steps: [ { id: hurry, task: Hurry, by: clerk } ] }
            """, Processes.Office)).Until("2020-06-01T08:00");

        Assert.Equal(from, instance.Task("hurry").OpenedAt.InZone(instance.Calendar.Zone).ToString("uuuu-MM-dd'T'HH:mm", null));
        Assert.Single(instance.Open, "hurry");
    }

    [Fact]
    public void Being_overdue_moves_with_the_due_date()
    {
        var instance = Instance.Start("""
            steps:
              - id: work
                task: Work
                by: clerk
                due: 3 days
                on:
                  late: { overdue: at once, steps: [ { id: hurry, task: Hurry, by: clerk } ] }
            """);

        instance.Act(new RescheduleTask(instance.Task("work").Id, new(2020, 3, 2), "a holiday"));

        Assert.Equal(["work"], instance.Until("2020-03-02T20:00").Open);
        Assert.Equal(["work", "hurry"], instance.Until("2020-03-04T08:00").Open);
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
    public void Who_stands_innermost_gets_a_message()
    {
        var instance = Instance.Start("""
            on:
              outer: { message: m, steps: [ { id: out, task: Outer, by: clerk } ] }
            steps:
              - parallel:
                  one:
                    - id: inside
                      task: Inside
                      by: clerk
                      on:
                        inner: { message: m, steps: [ { id: near, task: Inner, by: clerk } ] }
            """);

        instance.Act(new DeliverMessage("m", null, FeelContext.Empty));

        Assert.Equal(["inside", "near"], instance.Open);
    }

    [Fact]
    public void A_message_is_awaited_by_its_key_once_that_is_known_and_by_no_other()
    {
        var instance = Instance.Start("""
            data: { number: text }
            on:
              retaliation: { message: retaliation, key: number, steps: [ { id: look, task: Look, by: clerk } ] }
            steps:
              - { id: register, task: Register, by: clerk, form: { given: text } }
              - set: { number: register.given }
              - { id: work, task: Work, by: clerk }
            """);
        Assert.Equal("WF9105", instance.Act(new DeliverMessage("retaliation", null, FeelContext.Empty))!.Code);
        Assert.Equal("WF9105", instance.Act(new DeliverMessage("retaliation", "", FeelContext.Empty))!.Code);

        instance.Done("register", null, ("given", FeelValue.Of("2020/7")));

        Assert.Equal("WF9105", instance.Act(new DeliverMessage("retaliation", "2020/8", FeelContext.Empty))!.Code);
        Assert.Null(instance.Act(new DeliverMessage("retaliation", "2020/7", FeelContext.Empty)));
        Assert.Equal(["work", "look"], instance.Open);
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
    public void A_timer_of_the_process_that_counts_from_an_empty_date_is_an_incident_and_is_set_when_that_is_retried()
    {
        var instance = Instance.Start("""
            data: { hearing: date }
            on:
              soon: { timer: 1 day before hearing, steps: [ { id: prepare, task: Prepare, by: clerk } ] }
            steps:
              - { id: fix, task: Fix a date, by: clerk, form: { day: date } }
              - set: { hearing: fix.day }
              - { id: hear, task: Hear, by: clerk }
            """);
        Assert.Equal(["WF9006"], instance.Incidents);

        instance.Done("fix", null, ("day", FeelValue.Of(new NodaTime.LocalDate(2020, 3, 11))));
        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));

        Assert.Empty(instance.Incidents);
        Assert.Equal(["hear", "prepare"], instance.Until("2020-03-11T09:00").Open);
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
