using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>The step that is being told of, and the state as it is at one of its events.</summary>
internal sealed class Moment(ProcessGraph graph, RunStep step, InstanceState state)
{
    private readonly LocalClock _clock = new(graph.Calendar);

    public RunStep Step { get; } = step;

    public InstanceState State { get; } = state;

    public LocalDate Day => _clock.DayOf(Step.At);

    /// <summary>True when the instance comes to its end in this step.</summary>
    public bool IsLast => Step.Events.Any(e => e is InstanceEnded or InstanceCancelled);

    public DateReasons Dates => new(graph, new Transition(graph, State, new(Step.At, graph.Process.Organisation)));

    public TimelineEntry Entry(TimelineKind kind)
    {
        var (day, time) = _clock.Now(Step.At);
        return new() { Day = day, Time = time, Kind = kind };
    }

    public TimelineEntry Entry(TimelineKind kind, Place? place) => Entry(kind) with { Step = place?.Step, Item = place?.Item };

    /// <summary>The people behind principals on this day, by name.</summary>
    public ImmutableArray<string> PeopleOf(ImmutableArray<string> principals) => graph.Process.Organisation is { } directory
        ? [.. principals.SelectMany(p => directory.PeopleBehind(p, Day)).Select(p => p.Name.Value).Distinct()]
        : [];

    public string NameOf(string person) => graph.Process.Organisation?.FindPerson(person)?.Name.Value ?? person;
}

/// <summary>Where something happens: the step, and the item where there is one.</summary>
internal sealed record Place(string Step, string? Item)
{
    /// <param name="state">The state that has the scope.</param>
    /// <param name="node">A node's id; the one of a for-each, <c>collect/each</c>, belongs to the step <c>collect</c>.</param>
    /// <param name="scope">The scope.</param>
    public static Place Of(InstanceState state, string node, ScopeId scope) => new(node.Split('/')[0], ItemName.Of(state, scope));

    public static Place? Of(InstanceState state, TokenId? token) =>
        token is { } id && state.Tokens.TryGetValue(id, out var at) ? Of(state, at.Node, at.Scope) : null;
}
