using Workflows.Engine.Interpreter;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>What sets a handler off, and when, in a process that starts on Monday 10 February 2020 at 8.</summary>
public sealed class HandlerTriggerTests
{
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
                .Select(t => t.OpenedAt
                    .InZone(instance.Calendar.Zone)
                    .ToString("d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture) + " " + t.Title));
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
}
