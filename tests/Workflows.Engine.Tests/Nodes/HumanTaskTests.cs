using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

public sealed class HumanTaskTests
{
    [Fact]
    public void A_task_opens_for_its_role_and_the_process_goes_on_when_it_is_done()
    {
        var instance = Instance.Start("""
            steps:
              - id: ask
                task: Ask them
                by: clerk
                due: 3 days
              - id: tell
                task: Tell them
                by: clerk
            """);

        var task = instance.Task("ask");
        Assert.Equal((TaskKind.Task, "Ask them", new LocalDate(2020, 2, 13)), (task.Kind, task.Title, task.Due!.Value.Day));
        Assert.Equal(["clerk"], task.Candidates.AsEnumerable());
        Assert.Equal(["task/2/opened/clerk"], instance.Sent);

        instance.Done("ask");
        Assert.Equal(["tell"], instance.Open);

        instance.Done("tell");
        Assert.Equal((InstanceStatus.Completed, null), (instance.Status, instance.Outcome));
    }

    [Fact]
    public void What_was_filled_in_is_read_by_the_steps_id()
    {
        var instance = Instance.Start("""
            steps:
              - id: ask
                task: How many?
                by: clerk
                form: { number: { type: number, required: true }, note: text }
              - id: tell
                task: Tell of <ask.number + 1> to <ask.by> on <ask.at>
                by: clerk
            """);

        instance.Done("ask", null, ("number", FeelValue.Of(41)));

        Assert.Equal("Tell of 42 to clerk on 2020-02-10", instance.Task("tell").Title);
        Assert.Equal(FeelValue.Null, instance.Result("ask", "note"));
    }

    [Theory]
    [InlineData("continue", "after")]
    [InlineData("back to first", "first")]
    [InlineData("end rejected", null)]
    [InlineData("end process rejected", null)]
    public void An_outcome_leads_where_it_says(string target, string? opens)
    {
        var instance = Instance.Start($$"""
            steps:
              - { id: first, task: First, by: clerk }
              - id: decide
                decision: Yes or no
                by: board
                outcomes: { one: {{target}}, other: continue }
              - { id: after, task: After, by: clerk }
            """).Done("first");

        instance.Done("decide", "one", ("reasons", FeelValue.Of("because")));

        Assert.Equal(opens is null ? [] : new[] { opens }, instance.Open);
        Assert.Equal(opens is null ? "rejected" : null, instance.Outcome);
        if (opens is not null)
        {
            Assert.Equal(FeelValue.Of("one"), instance.Result("decide", "outcome"));
        }
    }

    [Fact]
    public void A_decision_tells_who_presented_and_when_it_was_made()
    {
        var instance = Instance.Start("""
            steps:
              - id: decide
                decision: Yes or no
                by: board
                presented-by: clerk
                outcomes: { yes: continue, no: end no }
              - { id: after, task: After <decide.date>, by: clerk }
            """);

        Assert.Equal(TaskKind.Decision, instance.Task("decide").Kind);
        instance.Done("decide", "yes", ("reasons", FeelValue.Of("because")), ("number", FeelValue.Of("2020/7")));

        Assert.Equal(FeelValue.Of("2020/7"), instance.Result("decide", "number"));
        Assert.Equal(FeelValue.List([FeelValue.Of("clerk")]), instance.Result("decide", "presented_by"));
        Assert.Equal("After 2020-02-10", instance.Task("after").Title);
    }

    [Fact]
    public void A_decision_without_reasons_is_refused()
    {
        var instance = Instance.Start("""
            steps:
              - id: decide
                decision: Yes or no
                by: board
                outcomes: { yes: continue, no: end no }
            """);

        var refusal = instance.Complete("decide", "yes");

        Assert.Equal("WF9104", refusal!.Code);
        Assert.Equal("reasons", Assert.Single(refusal.Fields).Field);
    }

    public static TheoryData<string?, (string, FeelValue)[], string, string> WrongAnswers() => new()
    {
        { null, [], "WF9103", "An outcome is missing." },
        { "maybe", [], "WF9103", "'maybe' is not an outcome of this task." },
        { "yes", [], "WF9104", "number: this must be filled in." },
        { "yes", [("number", FeelValue.Null)], "WF9104", "number: this must be filled in." },
        { "yes", [("number", FeelValue.Of("7"))], "WF9104", "number: a number is expected." },
        { "yes", [("number", FeelValue.Of(7)), ("size", FeelValue.Of("huge"))], "WF9104", "size: one of 'small', 'large' is expected." },
        { "yes", [("number", FeelValue.Of(7)), ("other", FeelValue.Of(1))], "WF9104", "other: this is not on the form." },
    };

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public void A_wrong_answer_is_refused_in_words_and_changes_nothing(string? outcome, (string, FeelValue)[] values, string code, string message)
    {
        var instance = Instance.Start("""
            steps:
              - id: ask
                task: Ask them
                by: clerk
                form:
                  number: { type: number, required: true }
                  size: { type: choice, options: [small, large] }
                outcomes: { yes: continue, no: end no }
            """);

        var refusal = instance.Complete("ask", outcome, values);

        Assert.Equal((code, message), (refusal!.Code, refusal.Message));
        Assert.Equal(["ask"], instance.Open);
    }

    [Fact]
    public void A_title_stays_on_one_line_whatever_fills_it()
    {
        var instance = Instance.Start("""
            steps:
              - { id: ask, task: Ask, by: clerk, form: { name: { type: text, required: true } } }
              - { id: tell, task: Tell <ask.name>, by: clerk }
            """);

        instance.Done("ask", null, ("name", FeelValue.Of("Bo\r\nBcc: all@example.org")));

        Assert.Equal("Tell Bo Bcc: all@example.org", instance.Task("tell").Title);
    }

    [Fact]
    public void A_due_date_that_cannot_be_worked_out_is_an_incident_and_retried_once_the_date_is_there()
    {
        var instance = Instance.Start("""
            data:
              day: date
            steps:
              - parallel:
                  a:
                    - { id: ask, task: Ask, by: clerk, due: 2 days before day }
                  b:
                    - { id: fill, task: Fill in, by: clerk, form: { day: { type: date, required: true } } }
                    - set: { day: fill.day }
                    - { id: rest, task: Rest, by: clerk }
            """);
        Assert.Equal(["WF9006"], instance.Incidents);
        Assert.Equal(["fill"], instance.Open);
        Assert.Equal("The due date '2 days before day' could not be worked out.", instance.Incident().Message);

        instance.Done("fill", null, ("day", FeelValue.Of(new LocalDate(2020, 3, 4))));
        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));

        Assert.Empty(instance.Incidents);
        Assert.Equal(new LocalDate(2020, 3, 2), instance.Task("ask").Due!.Value.Day);
    }

    [Fact]
    public void A_reminder_that_cannot_be_worked_out_is_an_incident_before_the_task_opens()
    {
        var instance = Instance.Start("""
            data:
              day: date
            steps:
              - { id: ask, task: Ask, by: clerk, due: 3 weeks, remind: 2 days before day }
            """);

        Assert.Equal(["WF9006"], instance.Incidents);
        Assert.Empty(instance.Open);
    }
}
