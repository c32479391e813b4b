using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Xunit;

namespace Workflows.Engine.Tests.Properties;

/// <summary>Made-up processes under made-up commands. More of them: set WORKFLOWS_TEST_RUNS to how many.</summary>
public sealed class RandomProcessTests
{
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("WORKFLOWS_TEST_RUNS"), out var runs) ? runs : 100;

    private static Config Config => Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(60);

    [Fact]
    public void Every_process_does_what_the_plain_model_of_it_does() => Prop.ForAll(ShapeGenerator.Processes, Moves, (shapes, moves) =>
    {
        var timeless = Timeless(shapes);
        var text = ShapeText.Of(timeless);
        var expected = ReferenceRun.Start(timeless, text);
        var instance = Instance.Start(text.ToString());
        foreach (var move in moves.Prepend(0))
        {
            Assert.Equal((expected.HasEnded, string.Join(' ', expected.Open)), (instance.Status == InstanceStatus.Completed, string.Join(' ', instance.Open.Order(StringComparer.Ordinal))));
            if (expected.HasEnded)
            {
                return;
            }

            var task = expected.Open.ElementAt(move % expected.Open.Count());
            var outcome = text.HasOutcomes(task) ? move % 3 == 0 ? "second" : "first" : null;
            expected.Answer(task, outcome);
            instance.Done(task, outcome);
        }
    }).Check(Config);

    [Fact]
    public void Every_process_runs_the_same_after_a_restart_at_every_step_and_ends_or_waits() => Prop.ForAll(ShapeGenerator.Processes, Moves, (shapes, moves) =>
    {
        var run = new RestartedRun(Processes.Graph(ShapeText.Of(shapes).ToString()));
        foreach (var move in moves)
        {
            run.Move(move);
        }

        run.Finish();
    }).Check(Config);

    private static Arbitrary<ImmutableArray<int>> Moves { get; } = Arb.From(
        Gen.Choose(0, 1 << 16).ArrayOf().Select(m => m.ToImmutableArray()),
        moves => Enumerable.Range(0, moves.Length).Select(moves.RemoveAt));

    /// <summary>The same process without anything that takes time.</summary>
    private static Shapes Timeless(Shapes list) => new([.. list.Steps.Select(Timeless)]);

    private static Shape Timeless(Shape shape) => shape switch
    {
        Shape.Wait or Shape.Message => new Shape.Set(),
        Shape.Choose choose => choose with { Then = Timeless(choose.Then), Otherwise = Timeless(choose.Otherwise) },
        Shape.Parallel parallel => new Shape.Parallel([.. parallel.Branches.Select(b => b with { Steps = Timeless(b.Steps) })]),
        Shape.Each each => each with { ClosesAfter = null, Body = Timeless(each.Body) },
        _ => shape,
    };
}
