using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Interpreter;

/// <summary>The time that an instance is planned for: the file's, or another that its start gives.</summary>
public sealed class PlanTests
{
    private static readonly ProcessGraph Graph = Processes.Graph("""
        organisation: town
        owner: owner
        plan: { from: 2020-02-10, to: 2020-06-05 }
        start:
          - { by: owner, form: [plan] }
          - { by: head of a }
        steps:
          - { id: ask, task: Ask until <plan.to>, by: owner, due: 3 weeks after start }
          - { id: tell, task: Tell, by: owner, due: end of plan }
        """, Processes.Town);

    [Fact]
    public void Times_count_from_the_plan_that_the_start_gives()
    {
        var instance = Instance.Before(Graph, "2020-08-24T08:00");
        Assert.Null(instance.Act(Start(null, Autumn)));

        Assert.Equal(Autumn, instance.State.Header.Plan);
        Assert.Equal("Ask until 2020-12-18", instance.Task("ask").Title);
        Assert.Equal(new LocalDate(2020, 9, 14), instance.Task("ask").Due!.Value.Day);
    }

    [Fact]
    public void Without_one_the_files_plan_counts_as_long_as_it_is_not_over()
    {
        var instance = Instance.Before(Graph, "2020-06-05T08:00");
        Assert.Null(instance.Act(Start(null, plan: null)));

        Assert.Equal(new PlannedTime(new(2020, 2, 10), new(2020, 6, 5)), instance.State.Header.Plan);
    }

    [Fact]
    public void A_plan_that_is_over_is_refused_with_one_that_lies_ahead()
    {
        // Saturday: the next working day is Monday, and the plan lasts as many days as the file's.
        var refusal = Instance.Before(Graph, "2020-06-06T08:00").Act(Start(null, plan: null));

        Assert.Equal(("WF9104", "plan: this time is over."), (refusal!.Code, refusal.Message));
        Assert.Contains("2020-06-08/2020-10-02", refusal.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_ends_before_it_begins_is_refused()
    {
        var refusal = Instance.Before(Graph).Act(Start(null, new(new(2020, 8, 24), new(2020, 8, 23))));

        Assert.Equal("plan: the last day is before the first.", refusal!.Message);
    }

    [Fact]
    public void A_process_without_a_plan_takes_none()
    {
        var refusal = Instance.Before(Processes.Graph("steps: [{ task: Do, by: me }]")).Act(Start(null, Autumn));

        Assert.Equal("plan: the process has no plan.", refusal!.Message);
    }

    [Theory]
    [InlineData("2020-02-10", "cleo", null)]
    [InlineData("2020-02-10", "anna", "plan: this is not on the form.")]
    [InlineData("2020-08-24", "anna", null)]
    public void Who_is_not_asked_for_the_plan_gives_one_only_when_the_files_is_over(string today, string person, string? refused)
    {
        Assert.Equal(refused, Instance.Before(Graph, today + "T08:00").Act(Start(person, Autumn))?.Message);
    }

    private static PlannedTime Autumn { get; } = new(new(2020, 8, 24), new(2020, 12, 18));

    private static StartInstance Start(string? by, PlannedTime? plan) => new(by, FeelContext.Empty, Plan: plan);
}
