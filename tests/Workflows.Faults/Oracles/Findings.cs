using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Workflows.Faults.Oracles;

/// <summary>What a campaign found: figures, and everything that breaks a promise. May be told by several at once.</summary>
internal sealed class Findings
{
    private const int MostShown = 10;

    private readonly Lock _lock = new();
    private readonly List<string> _figures = [];
    private readonly SortedDictionary<string, List<string>> _broken = new(StringComparer.Ordinal);

    /// <summary>Where a tool is missing nothing is shown; where all tools are
    /// required (<c>WORKFLOWS_TEST_REQUIRE=all</c>) that is a failure.</summary>
    public static Findings Skipped(string why)
    {
        var findings = new Findings();
        findings.Figure($"skipped: {why}");
        if (Environment.GetEnvironmentVariable("WORKFLOWS_TEST_REQUIRE") == "all")
        {
            findings.Break("everything is looked at", why);
        }

        return findings;
    }

    public bool Hold => _broken.Count == 0;

    public void Figure(FormattableString figure)
    {
        lock (_lock)
        {
            _figures.Add(figure.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <param name="promise">Which one, in a few words.</param>
    /// <param name="what">What was found instead.</param>
    public void Break(string promise, string what)
    {
        lock (_lock)
        {
            if (!_broken.TryGetValue(promise, out var found))
            {
                _broken.Add(promise, found = []);
            }

            found.Add(what);
        }
    }

    public void BreakAll(string promise, IEnumerable<string> what)
    {
        foreach (var one in what.ToImmutableArray())
        {
            Break(promise, one);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendJoin(Environment.NewLine, _figures);
        foreach (var (promise, found) in _broken)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"BROKEN: {promise} ({found.Count} times)");
            foreach (var one in found.Take(MostShown))
            {
                text.AppendLine().Append("  ").Append(one);
            }
        }

        return text.ToString();
    }
}
