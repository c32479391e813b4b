using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Deadlines;

/// <summary>Deadlines of the case: their clocks run from events, whether a step is open or not.</summary>
public sealed class DeadlineTests
{
    private const string Report = """
        organisation: town
        deadlines:
          acknowledgement: { within: 7 days, from: received, fixed: art. 9(1)(b), escalate: 2 days before to owner }
          feedback:
            within: 3 months
            from: acknowledge
            or-from: 7 days after received
            title: Feedback to the reporter
            escalate: [1 week before to owner, 1 day after to owner]
        steps:
          - { id: acknowledge, task: Confirm, by: owner, meets: acknowledgement }
          - { id: pause, wait: { message: answer } }
          - { id: tell, task: Tell, by: owner, meets: feedback, due: 1 week before deadline feedback }
        """;

    [Fact]
    public void The_clock_of_one_starts_with_the_case_and_of_the_other_when_the_step_is_done()
    {
        var instance = Start();
        Assert.Equal((DeadlineStanding.Running, Day(2020, 2, 17)), Standing(instance, "acknowledgement"));
        Assert.Equal((DeadlineStanding.Waiting, null), Standing(instance, "feedback"));

        instance.Until("2020-02-12T09:00").Done("acknowledge");

        Assert.Equal((DeadlineStanding.Met, Day(2020, 2, 17)), Standing(instance, "acknowledgement"));
        Assert.Equal((DeadlineStanding.Running, Day(2020, 5, 12)), Standing(instance, "feedback"));
        Assert.Equal("acknowledge", instance.State.Deadlines["acknowledgement"].MetBy);
    }

    [Fact]
    public void What_stands_in_for_the_event_counts_when_that_has_not_come_by_then()
    {
        var instance = Start().Until("2020-02-18T08:00");

        Assert.Equal(DeadlineStanding.Missed, instance.State.Deadlines["acknowledgement"].Standing);
        Assert.Equal((DeadlineStanding.Running, Day(2020, 5, 18)), Standing(instance, "feedback")); // 17 May is a Sunday

        instance.Done("acknowledge"); // late: it starts nothing any more

        Assert.Equal(DeadlineStanding.MetLate, instance.State.Deadlines["acknowledgement"].Standing);
        Assert.Equal(Day(2020, 5, 18), Standing(instance, "feedback").Due);
        Assert.Single(instance.All<DeadlineMissed>());
        Assert.True(Assert.Single(instance.All<DeadlineMet>()).Late);
    }

    [Fact]
    public void The_clock_runs_while_no_step_of_it_is_open_and_escalates_about_the_deadline()
    {
        var instance = Start().Done("acknowledge").Until("2020-05-04T08:00");

        Assert.Equal(["late deadline feedback"], instance.Open);
        Assert.Equal("See that the deadline is kept: Feedback to the reporter", instance.Task("late deadline feedback").Title);

        instance.Done("late deadline feedback").Until("2020-05-12T08:00");

        Assert.Equal((DeadlineStanding.Missed, Day(2020, 5, 11)), Standing(instance, "feedback")); // 10 May is a Sunday
        Assert.Equal(["late deadline feedback"], instance.Open); // the second rule, a day after
    }

    [Fact]
    public void Meeting_it_withdraws_its_timers_and_the_tasks_about_it()
    {
        var instance = Start().Until("2020-02-14T08:00"); // 15 February, two days before, is a Saturday
        Assert.Equal(["acknowledge", "late deadline acknowledgement"], instance.Open);

        instance.Done("acknowledge");

        Assert.Empty(instance.Open);
        Assert.DoesNotContain(instance.State.Waits.Values.OfType<TimerWait>(), t => t.Deadline == "acknowledgement");
    }

    [Fact]
    public void A_late_registration_counts_from_the_day_it_came_in()
    {
        var instance = Instance.Before(Processes.Graph(Report, Processes.Town));
        Assert.Null(instance.Act(new StartInstance(null, FeelContext.Empty, Received: new(2020, 1, 31))));

        // 7 days after 31 January is 7 February: it had passed when it was entered on the 10th.
        Assert.Equal((DeadlineStanding.Missed, Day(2020, 2, 7)), Standing(instance, "acknowledgement"));
        Assert.Equal(new LocalDate(2020, 2, 7), instance.State.Deadlines["acknowledgement"].Due!.Value.Day);
        instance.Until("2020-02-10T08:00");
        Assert.Equal((DeadlineStanding.Running, Day(2020, 5, 7)), Standing(instance, "feedback")); // from 7 February
    }

    [Fact]
    public void What_ends_before_it_is_met_is_dropped()
    {
        var instance = Start();
        Assert.Null(instance.Act(new CancelInstance(null, "started twice")));

        Assert.All(instance.State.Deadlines.Values, d => Assert.Equal(DeadlineStanding.Dropped, d.Standing));
        Assert.Equal(2, instance.All<DeadlineDropped>().Count);
    }

    [Fact]
    public void What_is_sent_back_has_not_met_it_and_what_ends_the_case_has()
    {
        var instance = Instance.Start("""
            deadlines:
              answer: { within: 2 weeks, from: received }
            steps:
              - { id: write, task: Write, by: owner }
              - id: decide
                decision: Answer
                by: board
                form: { reasons: text }
                meets: answer
                outcomes: { send back: back to write, refuse: end refused, approve: continue }
            """);
        instance.Done("write").Done("decide", "send back");
        Assert.Equal(DeadlineStanding.Running, instance.State.Deadlines["answer"].Standing);

        instance.Done("write").Done("decide", "refuse");

        Assert.Equal(DeadlineStanding.Met, instance.State.Deadlines["answer"].Standing);
        Assert.Equal("refused", instance.Outcome);
    }

    [Fact]
    public void A_step_that_is_skipped_meets_nothing_and_starts_nothing()
    {
        var instance = Instance.Start("""
            deadlines:
              answer: { within: 2 weeks, from: received }
              more: { within: 2 weeks, from: ask }
            steps:
              - { id: ask, task: Ask, by: owner, when: false, meets: [answer, more] }
              - { id: wait, task: Wait, by: owner }
            """);

        Assert.Equal(DeadlineStanding.Running, instance.State.Deadlines["answer"].Standing);
        Assert.Equal(DeadlineStanding.Waiting, instance.State.Deadlines["more"].Standing);
    }

    [Fact]
    public void A_date_that_comes_later_starts_the_clock_and_a_corrected_one_moves_it()
    {
        var instance = Instance.Start("""
            data:
              decided_on: date
            deadlines:
              appeal: { within: 3 weeks, from: decided_on }
            steps:
              - { id: decide, task: Decide, by: owner, form: { day: { type: date, required: true } } }
              - { set: { decided_on: decide.day } }
              - { id: correct, task: Correct, by: owner, form: { day: { type: date, required: true } } }
              - { set: { decided_on: correct.day } }
              - { id: appeal, task: Wait for the appeal until <deadlines.appeal.due>, by: owner, meets: appeal }
            """);
        Assert.Equal((DeadlineStanding.Waiting, null), Standing(instance, "appeal"));

        instance.Done("decide", null, ("day", FeelValue.Of(new LocalDate(2020, 2, 10))));
        Assert.Equal((DeadlineStanding.Running, Day(2020, 3, 2)), Standing(instance, "appeal"));

        instance.Done("correct", null, ("day", FeelValue.Of(new LocalDate(2020, 2, 12))));
        Assert.Equal((DeadlineStanding.Running, Day(2020, 3, 4)), Standing(instance, "appeal"));
        Assert.Equal("'decided_on' was corrected", Assert.Single(instance.All<DeadlineMoved>()).Reason);
    }

    [Fact]
    public void One_with_a_condition_is_there_while_that_holds()
    {
        var instance = Instance.Start("""
            data:
              reachable: { type: yes-no }
            deadlines:
              feedback: { within: 1 week, from: received, when: reachable }
            steps:
              - { id: ask, task: Ask, by: owner, form: { answer: { type: yes-no, required: true } } }
              - { set: { reachable: ask.answer } }
              - { id: correct, task: Correct, by: owner }
              - { set: { reachable: not(reachable) } }
              - { id: tell, task: Tell, by: owner, meets: feedback }
            """);
        Assert.Empty(instance.State.Deadlines); // nobody knows yet

        instance.Done("ask", null, ("answer", FeelValue.True));
        Assert.Equal((DeadlineStanding.Running, Day(2020, 2, 17)), Standing(instance, "feedback"));

        instance.Done("correct");
        Assert.Equal(DeadlineStanding.Dropped, instance.State.Deadlines["feedback"].Standing);
        Assert.Single(instance.All<DeadlineLapsed>());

        instance.Until("2020-02-24T08:00").Done("tell");
        Assert.Empty(instance.All<DeadlineMissed>());
        Assert.Empty(instance.All<DeadlineMet>());
    }

    [Fact]
    public void A_collection_meets_it_when_it_is_over_and_not_with_its_first_answer()
    {
        var instance = Instance.Start("""
            data:
              units: { type: table, from: units.csv }
            deadlines:
              answers: { within: 2 weeks, from: received }
            steps:
              - { id: ask, for-each: unit in units, task: Ask <unit.id>, by: owner, meets: answers }
              - { id: read, task: Read, by: owner }
            """, ("units.csv", "id,name\na,A\nb,B\n"));

        instance.Done("ask(a)");
        Assert.Equal(DeadlineStanding.Running, instance.State.Deadlines["answers"].Standing);

        instance.Done("ask(b)");
        Assert.Equal(DeadlineStanding.Met, instance.State.Deadlines["answers"].Standing);
    }

    private static Instance Start() => Instance.Start(Report, Processes.Town);

    private static LocalDate? Day(int year, int month, int day) => new LocalDate(year, month, day);

    private static (DeadlineStanding Standing, LocalDate? Due) Standing(Instance instance, string name) =>
        (instance.State.Deadlines[name].Standing, instance.State.Deadlines[name].Due?.Day);
}
