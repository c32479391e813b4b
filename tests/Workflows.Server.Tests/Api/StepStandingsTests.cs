using System.Collections.Immutable;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Definitions;
using Workflows.Server.Api.Instances;
using Xunit;

namespace Workflows.Server.Tests.Api;

public sealed class StepStandingsTests
{
    private static readonly ImmutableArray<StepSummary> Steps =
    [
        new("parallel-1", "parallel", "", 0, []),
        new("one", "task", "One", 1, []),
        new("two", "task", "Two", 1, []),
        new("after", "task", "After", 0, []),
    ];

    [Theory]
    [InlineData(1, StepState.Open)]
    [InlineData(0, StepState.Done)]
    public void A_parallel_is_open_as_long_as_something_is_in_its_branches(int open, StepState state)
    {
        var progress = new StepProgress(ImmutableDictionary<string, Runtime.Queries.StepStanding>.Empty
            .Add("parallel-1", Runtime.Queries.StepStanding.Ahead with { Done = 1 })
            .Add("one", Runtime.Queries.StepStanding.Ahead with { Done = 1 })
            .Add("two", Runtime.Queries.StepStanding.Ahead with { Open = open, Done = 1 - open }));

        Assert.Equal(
            [state, StepState.Done, open > 0 ? StepState.Open : StepState.Done, StepState.Ahead],
            StepStandings.Of(Steps, progress, default).Select(s => s.State));
    }
}
