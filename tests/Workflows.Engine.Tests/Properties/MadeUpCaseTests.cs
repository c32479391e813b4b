using Workflows.Tests.Shared.Model;
using Workflows.Tests.Shared.Model.Reference;
using Xunit;

namespace Workflows.Engine.Tests.Properties;

/// <summary>Made-up processes under made-up events. Many more:
/// <c>dotnet run --project tests/Workflows.Faults -c Release -- model</c>.</summary>
public sealed class MadeUpCaseTests
{
    private const int FewCases = 800;
    private const int MoreCases = 4000;

    [Theory]
    [InlineData(StateKeeping.AsItIs)]
    [InlineData(StateKeeping.WrittenDown)]
    public async Task After_every_event_a_case_has_open_what_the_model_has_open(StateKeeping keeping)
    {
        var failure = await FirstFailureAsync(keeping, Mutant.None, FewCases);

        Assert.True(failure is null, $"{failure}");
    }

    /// <summary>The others come up more seldom: <c>model --mutants</c> looks for all of them.</summary>
    [Theory]
    [InlineData(Mutant.LosersStay)]
    [InlineData(Mutant.QuorumWaitsForAll)]
    [InlineData(Mutant.JoinOpensEarly)]
    [InlineData(Mutant.HandlersAreNotAwaited)]
    [InlineData(Mutant.InterruptingLeavesHandlers)]
    [InlineData(Mutant.ItemsComeTogether)]
    [InlineData(Mutant.StageOpensEarly)]
    [InlineData(Mutant.TimesRingOn)]
    public async Task A_mistake_of_the_model_is_found_and_made_small(Mutant mutant)
    {
        var failure = await FirstFailureAsync(StateKeeping.AsItIs, mutant, MoreCases);

        Assert.NotNull(failure);
        Assert.InRange(failure.Happened.Length, 0, 8);
        Assert.InRange(ShapeParts.StepsOf(failure.Process).Count(), 1, 8);
    }

    [Theory]
    [InlineData(StateKeeping.WithoutWithdrawing)]
    [InlineData(StateKeeping.WithoutArrivals)]
    public async Task A_mistake_of_the_engine_is_found(StateKeeping keeping) =>
        Assert.NotNull(await FirstFailureAsync(keeping, Mutant.None, MoreCases));

    /// <summary>Decision 0011: <c>open</c> waits for the other case, so that a stage that is to be held meanwhile is still at work.</summary>
    [Fact]
    public async Task A_stage_that_has_asked_for_a_case_may_still_be_held()
    {
        var stage = new StageShape("s1", null, new([new SetShape("s2", "f1", "true"), new OpenShape("s3")])) { Hold = "f1" };
        var process = new ProcessShape([], new([stage]), []);

        var run = await ModelRun.StartAsync(process, (await new KnownGraphs().Open(process, StateKeeping.AsItIs))!, Mutant.None);

        Assert.Null(run.Difference);
        Assert.Contains("held s1", run.View);
    }

    [Fact]
    public void Every_process_runs_the_same_after_a_restart_at_every_step_and_ends_or_waits()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var run = new RestartedRun(MadeUpGraph.TryBuild(ShapeMaker.Make(seed))!);
            for (var move = 0; move < 40; move++)
            {
                run.Move(random.Next(1 << 16));
            }

            run.Finish();
        }
    }

    private static async Task<ModelFailure?> FirstFailureAsync(StateKeeping keeping, Mutant mutant, int cases)
    {
        var known = new KnownGraphs();
        var trial = new ModelTrial(process => known.Open(process, keeping), mutant);
        for (var seed = 0; seed < cases; seed++)
        {
            if ((await trial.RunAsync(seed)).Failure is { } failure)
            {
                return await trial.ShrinkAsync(failure);
            }
        }

        return null;
    }
}
