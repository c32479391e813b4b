using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary><c>choose</c>, and <c>when</c> at any step: which way is taken.</summary>
public sealed class ChooseTests
{
    private const string Choice = """
        data:
          size: { type: number }
        steps:
          - choose:
              - when: size > 10
                steps:
                  - { id: big, task: Big, by: clerk }
              - when: size > 5
                steps:
                  - { id: middle, task: Middle, by: clerk }
              - otherwise:
                  - { id: small, task: Small, by: clerk }
          - { id: after, task: After, by: clerk }
        """;

    [Theory]
    [InlineData(11, "big")]
    [InlineData(10, "middle")]
    [InlineData(5, "small")]
    public void The_first_branch_that_holds_is_taken(int size, string opens)
    {
        var instance = Instance.Start(Processes.Graph(Choice), data: ("size", FeelValue.Of(size)));

        Assert.Equal([opens], instance.Open);
        Assert.Equal(["after"], instance.Done(opens).Open);
    }

    [Theory]
    [InlineData(11, "big")]
    [InlineData(5, "after")]
    public void Otherwise_continue_goes_on_with_nothing_done(int size, string opens)
    {
        var graph = Processes.Graph("""
            data:
              size: { type: number }
            steps:
              - choose:
                  - when: size > 10
                    steps:
                      - { id: big, task: Big, by: clerk }
                  - otherwise: continue
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal([opens], Instance.Start(graph, data: ("size", FeelValue.Of(size))).Open);
    }

    [Fact]
    public void A_condition_that_is_neither_true_nor_false_is_an_incident_that_names_variables_and_no_values()
    {
        var instance = Instance.Start(Processes.Graph(Choice));

        Assert.Equal(["WF9002"], instance.Incidents);
        Assert.Equal("'size > 10' gave no yes or no. It reads size.", instance.Incident().Message);
        Assert.Empty(instance.Open);
    }

    [Theory]
    [InlineData(1, "after")]
    [InlineData(9, "extra")]
    public void A_step_whose_condition_does_not_hold_is_skipped(int size, string opens)
    {
        var graph = Processes.Graph("""
            data:
              size: { type: number }
            steps:
              - { id: extra, when: size > 5, task: Extra, by: clerk }
              - { id: after, task: After, by: clerk }
            """);

        var instance = Instance.Start(graph, data: ("size", FeelValue.Of(size)));

        Assert.Equal([opens], instance.Open);
        Assert.Equal(size > 5 ? [] : new[] { "extra" }, instance.All<StepSkipped>().Select(s => s.Node));
    }

    [Fact]
    public void A_condition_is_for_the_whole_list_and_not_for_its_items()
    {
        var instance = Instance.Start("""
            data:
              wanted: { type: yes-no, default: no }
            steps:
              - { id: ask, when: wanted, for-each: "x in [1, 2]", task: Ask <x>, by: clerk }
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal(["after"], instance.Open);
    }
}
