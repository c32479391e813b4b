using System.Text;
using NodaTime;
using Workflows.Benchmarks.Measuring;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Benchmarks.Interpreting;

/// <summary>What a step costs without a store: start to end of a process without a wait.</summary>
internal static class StraightLine
{
    private const int Steps = 10;

    public static IReadOnlyList<Figure> Run(Effort effort)
    {
        var diagnostics = new DiagnosticBag();
        var process = ProcessChecker.Check(SourceSet.Of([new("line.process.yaml", Text())]), "line.process.yaml", diagnostics);
        if (process is not { HasErrors: false })
        {
            throw new InvalidOperationException(new DiagnosticRenderer().Render(diagnostics.Sorted()));
        }

        var graph = ProcessGraph.Build(process);
        var before = InstanceState.Before(new(Guid.NewGuid()));
        var start = new StartInstance(null, FeelContext.Empty);
        var surroundings = new StepSurroundings(NodaConstants.UnixEpoch, null);
        if (ProcessInterpreter.Step(
            graph, before, start, surroundings) is not StepResult.Accepted { State.Header.Status: not InstanceStatus.Running })
        {
            throw new InvalidOperationException("The line does not end in one go.");
        }

        var step = Timing.Of(effort, "a step", () => ProcessInterpreter.Step(graph, before, start, surroundings), Steps);
        return [step, new("steps", 1e9 / step.Value, Unit.PerSecond)];
    }

    private static string Text()
    {
        var text = new StringBuilder("process: line\ntitle: Line\ndata:\n  a: { type: number, default: 0 }\nsteps:\n");
        for (var i = 0; i < Steps; i++)
        {
            text.Append("  - set: { a: 1 }\n");
        }

        return text.ToString();
    }
}
