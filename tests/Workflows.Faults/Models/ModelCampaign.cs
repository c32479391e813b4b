using Workflows.Tests.Shared.Model;
using Workflows.Tests.Shared.Model.Reference;

namespace Workflows.Faults.Models;

/// <summary>Cases on the pure engine, several at the same time. One of every few is written down and read back after every event.</summary>
internal sealed class ModelCampaign(Mutant mutant)
{
    private const int MostFailures = 5;

    public async Task<ModelFindings> RunAsync(int seed, int count, CancellationToken cancellationToken)
    {
        var findings = new ModelFindings();
        var processes = Enumerable.Range(0, ((count - 1) / ModelTrial.SeedsOfOneProcess) + 1);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(processes, options, async (number, _) =>
        {
            var first = seed + (number * ModelTrial.SeedsOfOneProcess);
            for (var at = first; at < Math.Min(first + ModelTrial.SeedsOfOneProcess, seed + count) && findings.Failures.Count < MostFailures; at++)
            {
                await RunOneAsync(at, findings);
            }
        });
        return findings;
    }

    private async Task RunOneAsync(int seed, ModelFindings findings)
    {
        var trial = new ModelTrial(MemoryCases.Opening(seed % ModelTrial.SeedsOfOneProcess == 0 ? StateKeeping.WrittenDown : StateKeeping.AsItIs), mutant);
        var result = await trial.RunAsync(seed);
        findings.Add(result);
        if (result.Failure is { } failure)
        {
            findings.Add(seed, await trial.ShrinkAsync(failure));
        }
    }
}
