using Workflows.Faults.Oracles;
using Workflows.Runtime;

namespace Workflows.Faults.Tampering;

/// <summary>Changes stores that the engine made, in one way at a time, and verifies them: as many stores at once as there are
/// processors.</summary>
internal sealed class TamperCampaign(int count, Random random, TamperVerifier verify, TextWriter output)
{
    /// <param name="options">Where a store is, by its number.</param>
    /// <param name="cancellationToken">Ends the campaign early.</param>
    public async Task<Findings> RunAsync(Func<int, Task<WorkflowsOptions>> options, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        var atOnce = Math.Min(Environment.ProcessorCount, count);
        var stores = Enumerable.Range(0, atOnce)
            .Select(number => new TamperedStore((count / atOnce) + (number < count % atOnce ? 1 : 0), new Random(random.Next()), verify, output))
            .ToList();
        await Task.WhenAll(stores.Select(
            (store, number) => Task.Run(async () => await store.RunAsync(await options(number), cancellationToken), cancellationToken)));
        foreach (var store in stores)
        {
            findings.BreakAll("what the engine left has no finding", store.FalseAlarms);
            findings.BreakAll("every change is told", store.Untold);
        }

        var done = stores.SelectMany(s => s.Done).ToList();
        foreach (var way in done.GroupBy(d => d.Way).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            findings.Figure($"{way.Key}: {way.Count()} done, {way.Count(d => !d.IsTold)} not told");
        }

        findings.Figure($"in all: {done.Count} done, {done.Count(d => !d.IsTold)} not told");
        return findings;
    }
}
