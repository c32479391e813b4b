using Workflows.Faults.Load;
using Workflows.Faults.Oracles;
using Workflows.Runtime;

namespace Workflows.Faults.Outages;

/// <summary>Breaks what servers stand on, again and again, under load; they stay up and recover by themselves. The oracles are those of the
/// kills: what was acknowledged is stored, nothing twice, nothing left.</summary>
internal sealed class OutageCampaign(int rounds, Random random, TextWriter output)
{
    private const int Actors = 8;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Within which work must be done again once all is mended.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    /// <param name="load">Prepared.</param>
    /// <param name="nodes">Started, the first of them first.</param>
    /// <param name="strikes">What may be done to them.</param>
    /// <param name="options">Where they keep their cases.</param>
    /// <param name="cancellationToken">Ends the campaign early.</param>
    public async Task<Findings> RunAsync(
        MixedLoad load, IReadOnlyList<Node> nodes, IReadOnlyList<Strike> strikes, WorkflowsOptions options, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        foreach (var node in nodes)
        {
            await node.StartAsync(load.Entrance, cancellationToken);
        }

        load.Begin(Actors, LongestPause, random, cancellationToken);
        var struck = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            await load.Book.ReachAsync(load.Book.Acknowledged + random.Next(5, 40), Recovery, cancellationToken);
            var strike = strikes[round % strikes.Count];
            struck[strike.Name] = struck.GetValueOrDefault(strike.Name) + 1;
            await StrikeAsync(strike, load, nodes, findings, cancellationToken);
        }

        await load.EndAsync();
        await load.SettleAsync(nodes[0].Client, cancellationToken);
        await load.JudgeFilesAsync(nodes[0].Client, findings, cancellationToken);
        foreach (var node in nodes)
        {
            node.Kill(load.Entrance);
        }

        await load.JudgeAsync(options, findings, cancellationToken);
        findings.Figure($"struck: {string.Join(", ", struck.Select(s => $"{s.Key} {s.Value}"))}");
        findings.Figure($"a server said that nothing can be stored now: {load.Book.Unavailable} times");
        foreach (var complaint in nodes.SelectMany(n => n.Complaints).CountBy(c => c).OrderByDescending(c => c.Value).Take(10))
        {
            await output.WriteLineAsync($"the servers logged {complaint.Value} times: {complaint.Key}");
        }

        return findings;
    }

    private async Task StrikeAsync(
        Strike strike, MixedLoad load, IReadOnlyList<Node> nodes, Findings findings, CancellationToken cancellationToken)
    {
        var before = load.Book.Acknowledged;
        await strike.StrikeAsync(cancellationToken);
        var meanwhile = load.Book.Acknowledged - before;
        await output.WriteLineAsync($"{strike.Name}: {meanwhile} commands acknowledged meanwhile, {load.Book.Acknowledged} in all");
        if (strike.GoesOn && meanwhile == 0)
        {
            findings.Break("work goes on on the other nodes", strike.Name);
        }

        var mended = load.Book.Acknowledged;
        await load.Book.ReachAsync(mended + 1, Recovery, cancellationToken);
        if (load.Book.Acknowledged == mended)
        {
            findings.Break("work is done again soon after all is mended", strike.Name);
        }

        foreach (var node in nodes.Where(n => n.HasEnded))
        {
            findings.Break("no server ends by itself", $"{strike.Name}: {node.LastWords}");
        }
    }
}
