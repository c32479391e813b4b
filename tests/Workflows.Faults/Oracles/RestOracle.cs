using NodaTime;
using Workflows.Engine.State;

namespace Workflows.Faults.Oracles;

/// <summary>Holds what comes by itself against the clock.</summary>
/// <remarks>
/// <list type="number">
/// <item>Of every start that came by itself there is exactly one case for each of its days since it was deployed, and none before its
/// time.</item>
/// <item>Every filing and every parent has come to its end, every child has one parent; nothing stopped at an incident.</item>
/// <item>Nothing that was due is left: no timer, no call, no message from case to case.</item>
/// </list>
/// </remarks>
/// <param name="deployed">Between when the processes came into force.</param>
/// <param name="ended">Until when starts were waited for.</param>
internal sealed class RestOracle((DateTimeOffset Earliest, DateTimeOffset Latest) deployed, DateTimeOffset ended)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, List<Instant>> _daily = new(StringComparer.Ordinal);
    private int _parents;
    private int _children;

    public void See(StoredCase seen, Findings findings)
    {
        if (seen.State is not { } state)
        {
            return;
        }

        if (seen.Process.StartsWith("daily-", StringComparison.Ordinal))
        {
            if (!_daily.TryGetValue(seen.Process, out var starts))
            {
                _daily.Add(seen.Process, starts = []);
            }

            starts.Add(state.Header.StartedAt);
        }

        _parents += seen.Process == "parent" ? 1 : 0;
        _children += seen.Process == "child" ? 1 : 0;
        if (seen.Process is "filing" or "parent" or "child" && state.Header.Status != InstanceStatus.Completed)
        {
            findings.Break("what needs nobody comes to its end", $"{seen.Process} {seen.Id} is {state.Header.Status}");
        }

        findings.BreakAll(
            "nothing stops at an incident",
            seen.Events<IncidentRaised>().Select(i => $"{seen.Process} {seen.Id}: {i.Incident.Code} {i.Incident.Message}"));
    }

    public async Task JudgeAsync(StoredCases stored, IEnumerable<TimeOnly> minutes, Findings findings, CancellationToken cancellationToken)
    {
        var due = 0;
        foreach (var minute in minutes)
        {
            var process = Load.LoadProcesses.DailyAt(minute);
            var starts = _daily.GetValueOrDefault(process) ?? [];
            var at = new DateTimeOffset(deployed.Earliest.UtcDateTime.Date + minute.ToTimeSpan(), TimeSpan.Zero);
            at = at < deployed.Earliest ? at.AddDays(1) : at;
            if (at < deployed.Latest + Margin)
            {
                continue; // whether it came before or after the processes were in force cannot be said
            }

            due += at <= ended ? 1 : 0;
            if (starts.Count > 1 || (at <= ended && starts.Count == 0))
            {
                findings.Break("what starts by itself starts once", $"{process}: {starts.Count} cases");
            }

            findings.BreakAll("nothing starts before its time", starts.Where(s => s.ToDateTimeOffset() < at).Select(s => $"{process} at {s}"));
        }

        findings.Figure($"starts by themselves: {due} due, {_daily.Values.Sum(d => d.Count)} made; {_parents} parents, {_children} children");
        if (_parents != _children)
        {
            findings.Break("one child for every parent", $"{_parents} parents, {_children} children");
        }

        var soon = Instant.FromDateTimeOffset(ended).ToUnixTimeTicks();
        foreach (var rest in (string[])[$"wait where due_at <= {soon}", "wait where try_at is not null", "dispatch"])
        {
            if (await stored.CountAsync(rest, cancellationToken) is > 0 and var count)
            {
                findings.Break("nothing that was due is left", $"{count} rows: {rest}");
            }
        }
    }
}
