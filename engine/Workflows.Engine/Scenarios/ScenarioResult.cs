using System.Collections.Immutable;
using Workflows.Engine.Simulation;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios;

/// <summary>What came of a scenario.</summary>
public sealed record ScenarioResult
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>What it shows; the path where the file could not be read.</summary>
    public required string Title { get; init; }

    /// <summary>The process that it plays; null where none was found.</summary>
    public string? ProcessId { get; init; }

    /// <summary>What was wrong with the file, and what did not come as expected, at the line that says so.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>What happened, up to the end or the act that could not be carried out.</summary>
    public ImmutableArray<TimelineEntry> Trace { get; init; } = [];

    /// <summary>What the cases came to: the scenario's own, then those that were called and opened.</summary>
    public ImmutableArray<PlayedProcess> Played { get; init; } = [];

    public bool Passed => Diagnostics.All(d => d.Severity != Severity.Error);
}

/// <summary>One of the outcomes of a step.</summary>
public sealed record StepOutcome(string Step, string Outcome) : IComparable<StepOutcome>
{
    public int CompareTo(StepOutcome? other) => other is null
        ? 1
        : string.CompareOrdinal(Step, other.Step) is var order and not 0 ? order : string.CompareOrdinal(Outcome, other.Outcome);

    public override string ToString() => $"{Step}: {Outcome}";
}
