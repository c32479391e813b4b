using NodaTime;
using NodaTime.Text;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>Waits of a process that starts on Monday 10 February 2020 at 8, or whenever they say.</summary>
public sealed class WaitTests
{
    [Theory]
    [InlineData("for: 3 days", "2020-02-10T14:30", "2020-02-13T08:00")]
    [InlineData("for: 3 hours", "2020-02-10T14:30", "2020-02-10T17:30")]
    [InlineData("for: PT90S", "2020-02-10T14:30", "2020-02-10T14:31")]
    [InlineData("for: 5 days", "2020-02-10T14:30", "2020-02-17T08:00")] // Saturday, so Monday
    [InlineData("for: 5 working days", "2020-02-10T14:30", "2020-02-17T08:00")]
    [InlineData("for: 1 day and 2 hours", "2020-02-10T14:30", "2020-02-11T16:30")]
    [InlineData("for: 1 month", "2020-01-31T08:00", "2020-03-02T08:00")] // 29 February is a Saturday
    [InlineData("for: 24 hours", "2020-03-28T12:00", "2020-03-29T13:00")] // summer time begins in the night
    [InlineData("for: 1 working day", "2020-04-09T08:00", "2020-04-14T08:00")] // over Easter
    [InlineData("until: 2020-03-16", "2020-02-10T08:00", "2020-03-16T08:00")]
    [InlineData("until: 2 weeks after start", "2020-02-11T08:00", "2020-02-25T08:00")]
    [InlineData("until: 2 hours after start", "2020-02-11T09:15", "2020-02-11T11:15")]
    [InlineData("until: 1 week after received", "2020-02-11T08:00", "2020-02-18T08:00")]
    [InlineData("until: 2020-01-01", "2020-02-10T08:00", "2020-02-10T08:00")] // has passed: it rings at once
    public void A_wait_is_over_when_it_says(string rule, string from, string over)
    {
        var graph = Processes.Graph($$"""
            calendar: office
            steps:
              - wait: { {{rule}} }
              - { id: after, task: After, by: clerk }
            """, Processes.Office);

        var instance = Instance.Start(graph, from).Until("2020-06-01T08:00");

        Assert.Equal(over, LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(
            instance.Task("after").OpenedAt.InZone(instance.Calendar.Zone).LocalDateTime));
    }

    [Fact]
    public void A_wait_may_end_on_a_date_of_the_case()
    {
        var graph = Processes.Graph("""
            calendar: office
            data:
              day: date
            steps:
              - wait: { until: 1 week after day }
              - { id: after, task: After, by: clerk }
            """, Processes.Office);

        var instance = Instance.Start(graph, data: ("day", FeelValue.Of(new LocalDate(2020, 4, 15))));

        Assert.Empty(instance.Until("2020-04-22T07:59").Open);
        Assert.Equal(["after"], instance.Until("2020-04-22T08:00").Open);
    }

    [Theory]
    [InlineData("for: 90000 years")]
    [InlineData("until: 90000 years before start")]
    [InlineData("until: = @\"-12345-01-01\"")]
    [InlineData("until: = null")]
    [InlineData("until: 100000 months after received")]
    public void A_time_beyond_the_calendar_is_an_incident_and_no_accident(string rule)
    {
        var instance = Instance.Start($$"""
            steps:
              - wait:
                  {{rule}}
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal(["WF9006"], instance.Incidents);
        Assert.Empty(instance.State.Waits);
    }

    [Fact]
    public void A_timer_that_rings_too_early_is_refused_and_stays()
    {
        var instance = Instance.Start("""
            steps:
              - wait: { for: 3 hours }
            """);
        var wait = Assert.Single(instance.State.Waits.Values);

        Assert.Equal("WF9106", instance.Act(new FireTimer(wait.Id))!.Code);
        Assert.Equal(InstanceStatus.Completed, instance.Until("2020-02-10T11:00").Status);
    }

    [Fact]
    public void A_timer_that_comes_after_its_wait_is_over_changes_nothing()
    {
        var instance = Instance.Start("""
            steps:
              - { id: ask, task: Ask, by: clerk, due: 1 day, remind: on the day }
              - { id: rest, task: Rest, by: clerk }
            """);
        var reminder = Assert.Single(instance.State.Waits.Values);
        instance.Done("ask").Until("2020-02-12T08:00");

        Assert.Equal("WF9105", instance.Act(new FireTimer(reminder.Id))!.Code);
    }

    [Fact]
    public void A_message_finds_the_case_that_waits_for_its_key()
    {
        var instance = Instance.Start("""
            data:
              number: { type: number, default: 42 }
            steps:
              - { id: answer, wait: { message: police-answer, key: number, sensitivity: internal } }
              - { id: after, task: After <answer.result>, by: clerk }
            """);

        Assert.Equal("WF9105", instance.Act(new DeliverMessage("police-answer", "41", FeelContext.Empty))!.Code);
        Assert.Equal("WF9105", instance.Act(new DeliverMessage("police-answer", null, FeelContext.Empty))!.Code);
        Assert.Equal("WF9105", instance.Act(new DeliverMessage("other", "42", FeelContext.Empty))!.Code);
        Assert.Null(instance.Act(new DeliverMessage("police-answer", "42", Instance.Values(("result", FeelValue.Of("closed"))))));

        Assert.Equal("After closed", instance.Task("after").Title);
        Assert.Equal("WF9105", instance.Act(new DeliverMessage("police-answer", "42", FeelContext.Empty))!.Code);
    }

    [Fact]
    public void One_message_lets_one_of_several_go_on_and_the_one_that_asks_for_its_key_first()
    {
        var instance = Instance.Start("""
            steps:
              - parallel:
                  any:
                    - wait: { message: hello }
                    - { id: any-went-on, task: Any, by: clerk }
                  one:
                    - wait: { message: hello, key: '"k"' }
                    - { id: one-went-on, task: One, by: clerk }
            """);

        Assert.Null(instance.Act(new DeliverMessage("hello", "k", FeelContext.Empty)));
        Assert.Equal(["one-went-on"], instance.Open);

        Assert.Null(instance.Act(new DeliverMessage("hello", "k", FeelContext.Empty)));
        Assert.Equal(["one-went-on", "any-went-on"], instance.Open);
    }

    [Fact]
    public void A_key_that_is_not_there_is_an_incident()
    {
        var instance = Instance.Start("""
            data:
              number: { type: number }
            steps:
              - wait: { message: police-answer, key: number }
            """);

        Assert.Equal(["WF9002"], instance.Incidents);
    }
}
