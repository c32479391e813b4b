using Workflows.Engine.Interpreter;
using Workflows.Engine.Tests.Running;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary><c>back to</c>, and outcomes that go back: how often, and for whom that is counted.</summary>
public sealed class BackTests
{
    private const string Loop = """
        data:
          tries: { type: number, default: 0 }
        steps:
          - { id: try, task: Try <tries>, by: clerk }
          - set: { tries: tries + 1 }
          - { back to: try, when: tries < 5, at-most: 2 }
          - { id: after, task: After, by: clerk }
        """;

    [Fact]
    public void Going_back_too_often_is_an_incident_and_a_retry_allows_once_more()
    {
        var instance = Instance.Start(Loop).Done("try").Done("try").Done("try");
        Assert.Equal(["WF9005"], instance.Incidents);
        Assert.Empty(instance.Open);

        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));
        Assert.Equal("Try 3", instance.Task("try").Title);

        instance.Done("try");
        Assert.Equal(["WF9005"], instance.Incidents);
        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));
        Assert.Equal(["after"], instance.Done("try").Open);
    }

    [Fact]
    public void An_outcome_that_goes_back_is_followed_when_it_is_retried_and_not_asked_again()
    {
        var instance = Instance.Start("""
            steps:
              - { id: write, task: Write, by: clerk }
              - { id: check, task: Check, by: boss, outcomes: { good: continue, bad: back to write } }
            """);
        for (var i = 0; i < 100; i++)
        {
            instance.Done("write").Done("check", "bad");
        }

        instance.Done("write").Done("check", "bad");
        Assert.Equal(["WF9005"], instance.Incidents);

        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));
        Assert.Equal(["write"], instance.Open);
    }

    [Fact]
    public void Loops_of_one_item_are_not_counted_for_another()
    {
        var instance = Instance.Start("""
            steps:
              - for-each: x in [1, 2]
                parallel:
                  only:
                    - { id: try, task: Try, by: clerk }
                    - { back to: try, when: try.by = "clerk", at-most: 1 }
            """).Done("try(1)").Done("try(1)");
        Assert.Equal(["WF9005"], instance.Incidents);

        Assert.Equal(["try(2)"], instance.Done("try(2)").Open);
    }
}
