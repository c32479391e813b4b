using Workflows.Language.Checking.Flow;
using Xunit;

namespace Workflows.Language.Tests.Checking;

/// <summary>What can be come to from where is the same as when one walks.</summary>
public sealed class ReachabilityTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(3, 1.5)]
    [InlineData(4, 3)]
    public void It_tells_what_a_walk_from_every_point_tells(int seed, double waysEach)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var nodes = Enumerable.Range(0, random.Next(1, 140)).Select(_ => new FlowNode(null)).ToList();
            for (var way = 0; way < nodes.Count * waysEach; way++)
            {
                nodes[random.Next(nodes.Count)].LeadsTo(nodes[random.Next(nodes.Count)]);
            }

            var ways = Reachability.Of(nodes);

            Assert.All(nodes, from =>
            {
                var following = from.Following(_ => true);
                Assert.All(nodes, to => Assert.Equal(following.Contains(to), ways.Leads(from, to)));
            });
        }
    }
}
