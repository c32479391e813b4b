using Workflows.Engine.Services;
using Workflows.Engine.State;
using Workflows.Faults.Services;

namespace Workflows.Faults.Oracles;

/// <summary>Holds the calls that a service received against the journal.</summary>
/// <remarks>
/// <list type="number">
/// <item>Every call came under an Idempotency-Key that the journal knows, and no key came more often than attempts were begun: an attempt is
/// stored before anything is sent.</item>
/// <item>One case, one key: whatever was repeated, the service could tell. Under one key the body is always the same.</item>
/// <item>A case that has gone on behind its call was answered as done.</item>
/// </list>
/// </remarks>
internal sealed class CallOracle(IReadOnlyCollection<ReceivedCall> received)
{
    private readonly ILookup<string, ReceivedCall> _byKey = received.ToLookup(c => c.Key, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _begun = new(StringComparer.Ordinal);

    public void See(StoredCase seen, Findings findings)
    {
        foreach (var set in seen.Events<JobSet>())
        {
            var key = $"{CallRules.KeyOf(seen.Id, set.Wait.Id)}";
            _begun[key] = seen.Events<JobBegun>().Count(b => b.Job == set.Wait.Id);
            var answers = seen.Events<JobAnswered>().Count(a => a.Job == set.Wait.Id);
            if (answers > 1 || (answers == 1 && !_byKey[key].Any(c => c.Filed)))
            {
                findings.Break(
                    "a case goes on once, and only when its call was answered", $"{seen.Id}: {answers} answers, {_byKey[key].Count()} calls");
            }
        }
    }

    public void Judge(Findings findings)
    {
        findings.Figure($"calls: {_begun.Count} to be made, {received.Count} received, {_byKey.Count(k => k.Count() > 1)} of them made again");
        findings.BreakAll("every call is in the journal before it is made", _byKey.Where(k => !_begun.ContainsKey(k.Key)).Select(k => k.Key));
        findings.BreakAll(
            "no more calls than attempts that were begun",
            _byKey
                .Where(k => _begun.TryGetValue(k.Key, out var begun) && k.Count() > begun)
                .Select(k => $"{k.Key}: {k.Count()} calls, {_begun[k.Key]} begun"));
        findings.BreakAll(
            "a repeated call is the same", _byKey.Where(k => k.DistinctBy(c => c.Body).Count() > 1).Select(k => k.Key));
        findings.BreakAll(
            "one case, one key",
            received.GroupBy(c => c.Number ?? c.Key).Where(g => g.DistinctBy(c => c.Key).Count() > 1).Select(g => g.Key));
    }
}
