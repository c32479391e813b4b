using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Scenarios;

/// <summary>How much of a process its scenarios come to.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Steps">Every step.</param>
/// <param name="Outcomes">Every outcome of every task and decision.</param>
public sealed record ProcessCoverage(string ProcessId, Coverage Steps, Coverage Outcomes)
{
    /// <param name="process">The process.</param>
    /// <param name="results">Of all scenarios, also of those of processes that call it; those that failed count too, as far as they came.</param>
    public static ProcessCoverage Of(CheckedProcess process, IReadOnlyCollection<ScenarioResult> results)
    {
        var definition = process.Process;
        var ids = StepIds.Of(definition.Steps);
        var played = results.SelectMany(r => r.Played).Where(p => p.ProcessId == definition.Id.Value).ToList();
        var reached = played.SelectMany(p => p.Steps).ToHashSet(StringComparer.Ordinal);
        var given = played.SelectMany(p => p.Outcomes).ToHashSet();
        var steps = definition.Steps.All().ToList();
        var outcomes = steps.OfType<HumanStep>().SelectMany(s => s.Outcomes.Select(o => new StepOutcome(ids[s], o.Name.Value))).ToList();
        return new(
            definition.Id.Value,
            Coverage.Of(steps.Select(s => ids[s]), reached.Contains),
            Coverage.Of(outcomes, given.Contains));
    }

    /// <summary><c>steps 7/7, outcomes 3/3</c></summary>
    public override string ToString() => $"steps {Steps}, outcomes {Outcomes}";
}

/// <summary>How many of all, and which are missing.</summary>
public sealed record Coverage(int Covered, int All, ImmutableArray<string> Missing)
{
    public static Coverage Of<T>(IEnumerable<T> all, Func<T, bool> isCovered)
        where T : notnull
    {
        var list = all.ToList();
        ImmutableArray<string> missing = [.. list.Where(one => !isCovered(one)).Select(one => one.ToString()!)];
        return new(list.Count - missing.Length, list.Count, missing);
    }

    public override string ToString() => $"{Covered}/{All}";
}
