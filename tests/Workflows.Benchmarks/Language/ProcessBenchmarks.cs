using System.Text;
using Workflows.Benchmarks.Measuring;
using Workflows.Engine.Graph;
using Workflows.Engine.Simulation;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Benchmarks.Language;

/// <summary>Checks and simulations, as an author waits for them.</summary>
internal static class ProcessBenchmarks
{
    private const string Outreach = "school-outreach/school-outreach.process.yaml";

    /// <summary>The most that a process may have.</summary>
    private const int Steps = 2_000;

    public static IReadOnlyList<Figure> Run(Effort effort)
    {
        var shipped = Repository.Processes();
        var large = SourceSet.Of([new("large.process.yaml", LargeText())]);
        var outreach = ProcessGraph.Build(Check(shipped, Outreach));
        return
        [
            Timing.Of(effort, "school-outreach checked", () => Check(shipped, Outreach)),
            Timing.Of(effort, "check of 2,000 steps", () => Check(large, "large.process.yaml")),
            Timing.Of(effort, "school-outreach simulated", () => Simulator.Run(outreach, new())),
            Timing.Of(effort, "a year of the campaign, nobody answering", () => Simulator.Run(outreach, AYear(outreach))),
        ];
    }

    /// <summary>The most that can happen: whatever reminds goes on reminding.</summary>
    private static SimulationPlan AYear(ProcessGraph process) =>
        new() { Until = process.Process.Process.Plan!.From.PlusYears(1), Usually = new Answer.Never(), MostActs = 100_000 };

    private static CheckedProcess Check(SourceSet sources, string path)
    {
        var diagnostics = new DiagnosticBag();
        return ProcessChecker.Check(sources, path, diagnostics) is { HasErrors: false } process
            ? process
            : throw new InvalidOperationException(new DiagnosticRenderer().Render(diagnostics.Sorted()));
    }

    private static string LargeText()
    {
        var text = new StringBuilder("""
            process: large
            title: Large
            data:
              count: { type: number, default: 0 }
            steps:

            """);
        for (var i = 0; i < Steps; i += 2)
        {
            text.Append(
                $"  - {{ id: task-{i}, when: count < {i}, task: Look at <count>, by: clerk, due: 1 week, "
                    + "remind: [1 day before, on the day], form: { answer: { type: text, required: true } } }\n");
            text.Append($"  - set: {{ count: if task-{i}.answer = \"yes\" then count + 1 else count }}\n");
        }

        return text.ToString();
    }
}
