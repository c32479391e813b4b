using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>A test of a process (<c>*.scenario.yaml</c>): given, when people act and the clock moves, then.</summary>
public sealed record Scenario
{
    public required SourceText Source { get; init; }

    /// <summary>What it shows, in a sentence.</summary>
    public required Word Title { get; init; }

    /// <summary>The id of the process.</summary>
    public required Word Process { get; init; }

    /// <summary>When it starts; null: as the process's plan begins.</summary>
    public ScenarioTime? Now { get; init; }

    /// <summary>Who starts the process; null: the engine does.</summary>
    public Word? By { get; init; }

    /// <summary>The message that starts the process, with what it brings; null: no message does.</summary>
    public GivenMessage? Message { get; init; }

    /// <summary>The recurring start that starts it; null: none does.</summary>
    public Word? Every { get; init; }

    /// <summary>Data fields with what they hold at the start.</summary>
    public ImmutableArray<GivenValue> Data { get; init; } = [];

    public ImmutableArray<ScenarioStep> Steps { get; init; } = [];
}

/// <summary>A day, a day with a time, or a time on the same day.</summary>
public sealed record ScenarioTime(SourceSpan Span, LocalDate? Day, LocalTime? Time);

/// <summary>A message that starts the process.</summary>
public sealed record GivenMessage(Word Name, ImmutableArray<GivenValue> With);

/// <summary>A field with a value as it is written.</summary>
public sealed record GivenValue(Word Name, YamlNode Value);

/// <summary>Which open task is meant.</summary>
/// <param name="Span">All of it.</param>
/// <param name="Kind">The task itself, or the escalation about it.</param>
/// <param name="Step">The step's id.</param>
/// <param name="Item">The item of the for-each; null where only one can be meant.</param>
public sealed record TaskTarget(SourceSpan Span, TargetKind Kind, Word Step, Word? Item)
{
    /// <summary>The case that it is in, from the outside in; empty: the one that the scenario starts.</summary>
    public ImmutableArray<CaseTarget> Within { get; init; } = [];
}

/// <summary>A case that a step called or opened.</summary>
/// <param name="Step">The id of the <c>call</c> or <c>open</c>.</param>
/// <param name="Item">The item of the for-each; null where only one can be meant.</param>
public sealed record CaseTarget(Word Step, Word? Item);

public enum TargetKind
{
    Task,
    Escalation,
}
