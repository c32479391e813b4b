using NodaTime;
using NodaTime.Text;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>Reminders and escalations of a task that opens on Monday 10 February 2020 at 8 and is due on Monday 2 March.</summary>
public sealed class ReminderTests
{
    [Fact]
    public void A_process_with_office_hours_of_its_own_reminds_when_those_begin()
    {
        var graph = Processes.Graph("""
            calendar: office
            hours: 09:30-16:00
            organisation: town
            steps:
              - { id: ask, task: Ask, by: owner, due: 1 week, remind: on the day }
            """, Processes.Office, Processes.Town);

        Assert.Equal(["02-17T09:30"], RemindedAt(Instance.Start(graph).Until("2020-02-18T12:00")));
    }

    [Theory]
    [InlineData("1 week before", "02-24T08:00")]
    [InlineData("on the day", "03-02T08:00")]
    [InlineData("2 days after", "03-04T08:00")]
    [InlineData("1 day before", "02-28T08:00")] // the Friday: a Sunday is no day for work
    [InlineData("5 days after", "03-09T08:00")] // Saturday, so Monday
    [InlineData("3 hours before", "03-02T05:00")]
    [InlineData("3 hours after", "03-03T03:00")] // the due day is kept until its end
    [InlineData("1 day and 3 hours before", "02-28T05:00")]
    [InlineData("every 3 days until closed", "03-05T08:00 03-09T08:00 03-11T08:00 03-16T08:00 03-17T08:00 03-20T08:00")]
    [InlineData(
        "every day until closed",
        "03-03T08:00 03-04T08:00 03-05T08:00 03-06T08:00 03-09T08:00 03-10T08:00 03-11T08:00 03-12T08:00 03-13T08:00 03-16T08:00 "
            + "03-17T08:00 03-18T08:00 03-19T08:00 03-20T08:00")]
    [InlineData("every 60 hours until closed", "03-04T20:00 03-07T08:00 03-09T20:00 03-12T08:00 03-14T20:00 03-17T08:00 03-19T20:00")]
    [InlineData("2020-02-13", "02-13T08:00")]
    [InlineData("2020-02-10", "")] // it opened as work started that day, which told them already
    [InlineData("4 weeks before", "")]
    public void A_reminder_comes_when_its_rule_says(string rule, string times)
    {
        var instance = Instance.Start($$"""
            calendar: office
            steps:
              - { id: ask, task: Ask, by: clerk, due: 3 weeks, remind: {{rule}} }
            """, Processes.Office).Until("2020-03-21T08:00");

        Assert.Equal(times, string.Join(' ', RemindedAt(instance)));
    }

    [Theory]
    [InlineData("10 days after to boss", "03-12T08:00")]
    [InlineData("on the day to boss", "03-02T08:00")]
    [InlineData("2 hours after to boss", "03-03T02:00")]
    [InlineData("2020-02-03 to boss", "02-10T08:00")] // has passed: it rings at once
    public void An_escalation_opens_a_task_for_the_role_that_it_names(string rule, string at)
    {
        var instance = Instance.Start($$"""
            calendar: office
            steps:
              - { id: ask, task: Ask, by: clerk, due: 3 weeks, escalate: {{rule}} }
            """, Processes.Office).Until("2020-03-21T08:00");

        var escalation = instance.Task("late ask");
        Assert.Equal(at, Text(instance, escalation.OpenedAt));
        Assert.Equal(
            (TaskKind.Escalation, instance.Task("ask").Id, "See to what is late: Ask"),
            (escalation.Kind, escalation.About, escalation.Title));
        Assert.Equal(["boss"], escalation.Candidates.AsEnumerable());
    }

    [Fact]
    public void Nothing_rings_any_more_once_the_task_is_done()
    {
        var instance = Instance.Start("""
            steps:
              - id: ask
                task: Ask
                by: clerk
                due: 3 weeks
                remind: [1 week before, on the day, every day until closed]
                escalate: 1 day after to boss
              - { id: rest, task: Rest, by: clerk }
            """).Until("2020-02-24T08:00").Done("ask");

        Assert.Empty(instance.State.Waits);
        Assert.Empty(instance.Until("2020-06-01T08:00").All<ReminderIssued>().Skip(1));
    }

    [Fact]
    public void An_escalation_goes_when_the_late_task_is_done_and_its_own_completion_changes_nothing_else()
    {
        var yaml = """
            steps:
              - { id: ask, task: Ask, by: clerk, due: 3 weeks, escalate: [1 day after to boss, 2 days after to boss] }
              - { id: rest, task: Rest, by: clerk }
            """;
        var instance = Instance.Start(yaml).Until("2020-03-03T08:00").Done("late ask");
        Assert.Equal(["ask"], instance.Open);

        instance.Until("2020-03-04T08:00");
        Assert.Equal(["ask", "late ask"], instance.Open);
        Assert.Equal(["rest"], instance.Done("ask").Open);
    }

    [Fact]
    public void An_escalation_has_no_form_and_no_outcome()
    {
        var instance = Instance.Start("""
            steps:
              - id: ask
                task: Ask
                by: clerk
                form: { note: text }
                outcomes: { yes: continue, no: end no }
                due: 1 day
                escalate: 1 day after to boss
            """).Until("2020-02-13T08:00");

        Assert.Equal("WF9103", instance.Complete("late ask", "yes")!.Code);
        Assert.Equal("WF9104", instance.Complete("late ask", null, ("note", Language.Feel.FeelValue.Of("x")))!.Code);
        Assert.Null(instance.Complete("late ask"));
    }

    [Fact]
    public void A_repeated_reminder_that_was_missed_comes_once_and_tells_how_many_it_stands_for()
    {
        var instance = Instance.Start("""
            steps:
              - { id: ask, task: Ask, by: clerk, due: 1 day, remind: every day until closed }
            """).Down("2020-02-20T12:00").Until("2020-02-20T12:00").Until("2020-02-21T12:00");

        Assert.Equal([(1, 8), (10, 0)], instance.All<ReminderIssued>().Select(r => (r.Occurrence, r.Skipped)));
    }

    [Fact]
    public void No_reminder_comes_twice_for_one_day_off()
    {
        var instance = Instance.Start("""
            steps:
              - { id: ask, task: Ask, by: clerk, due: 1 week, remind: every day until closed }
            """).Until("2020-03-30T08:00");

        var issued = instance.All<ReminderIssued>();
        Assert.Equal(issued.Count, issued.Select(r => (r.Task, r.Rule, r.Generation, r.Occurrence)).Distinct().Count());
        Assert.Equal(30, RemindedAt(instance).Distinct().Count());
        Assert.Equal(30, issued.Count);
    }

    [Fact]
    public void A_reminder_goes_to_whoever_has_taken_the_task_and_to_all_while_nobody_has()
    {
        var instance = Instance.Start("""
            organisation: town
            steps:
              - { id: ask, task: Ask, by: owner, due: 2020-03-20, remind: [2020-03-10, 2020-03-11, 2020-04-02] }
            """, Processes.Town).Until("2020-03-10T08:00");
        Assert.Equal(["cleo", "dan"], instance.All<ReminderIssued>()[^1].People.AsEnumerable());

        Assert.Null(instance.Act(new ClaimTask(instance.Task("ask").Id, "dan")));
        Assert.Equal(["dan"], instance.Until("2020-03-11T08:00").All<ReminderIssued>()[^1].People.AsEnumerable());

        // Dan's time as a deputy is over, so what he has taken is open to the others again.
        Assert.Equal(["cleo"], instance.Until("2020-04-02T08:00").All<ReminderIssued>()[^1].People.AsEnumerable());
    }

    [Fact]
    public void A_reminder_for_a_role_that_nobody_holds_any_more_is_an_incident_once()
    {
        var town = Processes.Town.Text.Replace("person: anna }", "person: anna, to: 2020-03-31 }", StringComparison.Ordinal);
        var instance = Instance.Start("""
            organisation: town
            owner: owner
            steps:
              - { id: ask, task: Ask, by: head of a, due: 2020-04-10, remind: [2020-04-02, 2020-04-03] }
            """, (Processes.Town.Path, town)).Until("2020-04-03T08:00");

        Assert.Equal(["WF9004"], instance.Incidents);
        Assert.All(instance.All<ReminderIssued>(), r => Assert.Empty(r.People));
        Assert.Single(instance.All<IncidentRaised>());
    }

    private static IEnumerable<string> RemindedAt(Instance instance) =>
        instance.Steps.Where(s => s.Events.Any(e => e is ReminderIssued)).Select(s => Text(instance, s.At));

    private static string Text(Instance instance, Instant at) =>
        LocalDateTimePattern.CreateWithInvariantCulture("MM-dd'T'HH:mm").Format(at.InZone(instance.Calendar.Zone).LocalDateTime);

    [Fact]
    public void A_task_without_a_due_date_can_be_escalated_so_long_after_it_opened()
    {
        var instance = Instance.Start(Processes.Graph("""
            calendar: office
            steps:
              - { id: ask, task: Ask, by: clerk, remind: 3 days after opening, escalate: 10 days after opening to boss }
            """, Processes.Office));

        instance.Until("2020-02-19T23:00");
        Assert.Single(instance.All<ReminderIssued>());
        Assert.Equal(["ask"], instance.Open);
        Assert.Equal(["ask", "late ask"], instance.Until("2020-02-20T09:00").Open);
    }
}
