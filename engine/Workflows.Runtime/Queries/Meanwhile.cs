using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Runtime.Queries;

/// <summary>A step that is held.</summary>
/// <param name="Step">Its id.</param>
/// <param name="Since">From when on.</param>
public sealed record HeldStep(string Step, Instant Since);

/// <summary>A handler of an instance that waits to be set off, or runs.</summary>
/// <param name="Name">The handler's.</param>
/// <param name="Awaited">How many times it is awaited: once, or once for every item.</param>
/// <param name="Next">When its next timer rings; null where it waits for no time.</param>
/// <param name="Running">How many runs go on.</param>
public sealed record HandlerStanding(string Name, int Awaited, Instant? Next, int Running);

/// <summary>What is held and what may happen meanwhile; nothing in it tells of the case's data.</summary>
public sealed record Meanwhile(ImmutableArray<HeldStep> Held, ImmutableArray<HandlerStanding> Handlers)
{
    /// <summary>Handlers of errors and of cancelling wait for nothing that is stored, and are told only while they run.</summary>
    public static Meanwhile Of(InstanceState state)
    {
        var awaited = state.Waits.Values.Where(w => w.Handler is not null).ToLookup(w => w.Handler!, StringComparer.Ordinal);
        var running = state.Scopes.Values.Where(s => s.Kind == ScopeKind.Handler).ToLookup(s => s.Handler!, StringComparer.Ordinal);
        return new(
            [.. state.Waits.Values
                .OfType<HoldWait>()
                .OrderBy(w => w.Id.Value)
                .Select(w => new HeldStep(StepIds.StepOf(state.Tokens[w.Token!.Value].Node), w.Since))],
            [
                .. awaited.Select(g => g.Key).Union(running.Select(g => g.Key)).Order(StringComparer.Ordinal).Select(name => new HandlerStanding(
                    name,
                    awaited[name].Count(),
                    awaited[name].OfType<TimerWait>().Select(t => (Instant?)t.DueAt).Min(),
                    running[name].Count())),
            ]);
    }
}
