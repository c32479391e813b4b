using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Feel;

namespace Workflows.Engine.Simulation;

/// <summary>What a simulation assumes of the people and of the time.</summary>
public sealed record SimulationPlan
{
    /// <summary>The day on which it starts, as work does; null: the first day of the process's plan.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day that is simulated; null: the last day of the plan, or three years after the start where there is none.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Values of data fields; the others get their defaults.</summary>
    public FeelContext Data { get; init; } = FeelContext.Empty;

    /// <summary>When tasks are done that <see cref="Answers"/> does not name.</summary>
    public Answer Usually { get; init; } = new Answer.OnDueDay();

    /// <summary>When the tasks of a step are done, by <c>collect</c> or, for one item, <c>collect for preschool-c</c>. For a wait for a
    /// message, when it comes: a week after the wait began, unless it is named here. For a handler of a message too: never, unless it is
    /// named here.</summary>
    public ImmutableDictionary<string, Answer> Answers { get; init; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>What is answered, by step: the first time the first of them, and so
    /// on, the last from then on. Otherwise a step's first outcome.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Outcomes { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>What is filled in, by <c>follow-up</c> or, for one item, <c>follow-up for preschool-c</c>; the other fields are made up.</summary>
    public ImmutableDictionary<string, FeelContext> Filled { get; init; } = ImmutableDictionary<string, FeelContext>.Empty;

    /// <summary>What the message brings that a step or handler waits for, or what the service says that a step asks; by step.</summary>
    public ImmutableDictionary<string, FeelValue> Brings { get; init; } = ImmutableDictionary<string, FeelValue>.Empty;

    /// <summary>How many acts and timers at most; a process that goes round for ever stops there.</summary>
    public int MostActs { get; init; } = 10_000;

    /// <summary>What it assumes of the people, a sentence each.</summary>
    public ImmutableArray<string> InWords() =>
    [
        $"Tasks are done {Usually}.",
        .. Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {a.Value}."),
        .. Filled.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {Fields(f.Value)} is filled in."),
        .. Brings.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => $"{b.Key} brings {b.Value}."),
        Outcomes.IsEmpty ? "Of several outcomes the first is given." : "Of several outcomes the first is given, but for these.",
        .. Outcomes.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}: {string.Join(", then ", o.Value)}."),
    ];

    private static string Fields(FeelContext filled) =>
        string.Join(", ", filled.Entries.Select(e => $"{e.Key} = {Scenarios.ScenarioValues.Text(e.Value)}"));
}
