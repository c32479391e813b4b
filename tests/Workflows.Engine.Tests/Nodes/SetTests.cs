using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary><c>set</c>: what is assigned, and that it is all or nothing.</summary>
public sealed class SetTests
{
    [Fact]
    public void Assignments_see_the_ones_before_them()
    {
        var instance = Instance.Start("""
            data:
              a: { type: number, default: 1 }
              b: { type: number }
            steps:
              - set: { a: a + 1, b: a * 10 }
              - { id: after, task: After <a> <b>, by: clerk }
            """);

        Assert.Equal("After 2 20", instance.Task("after").Title);
    }

    [Fact]
    public void An_assignment_that_does_not_fit_assigns_nothing_so_that_a_retry_does_not_count_twice()
    {
        var instance = Instance.Start("""
            data:
              count: { type: number, default: 1 }
              size: { type: choice, options: [small, large], default: small }
              given: { type: text, default: huge }
            steps:
              - set: { count: count + 1, size: given }
              - { id: after, task: After <count>, by: clerk }
            """);

        Assert.Equal(["WF9002"], instance.Incidents);
        Assert.Equal(FeelValue.Of(1), instance.State.Data.Find("count"));
        Assert.Equal("'given' gave no value that 'size' can have. It reads given.", instance.Incident().Message);
    }
}
