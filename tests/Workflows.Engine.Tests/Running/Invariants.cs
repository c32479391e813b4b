using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Engine.State;
using Workflows.Tests.Shared.Model;
using Xunit;

namespace Workflows.Engine.Tests.Running;

/// <summary>What holds after every step of every instance.</summary>
internal static class Invariants
{
    public static void Check(InstanceState before, ImmutableArray<ProcessEvent> events, InstanceState after)
    {
        AssertSame(after, before.After(events));
        AssertSame(after, before.After(events.Select(RoundTrip)));
        AssertSame(after, Rows.Of(before).With(StateDiff.Between(before, after), after.Header).Restore());
        AssertWhole(after);
    }

    /// <summary>By content: dictionaries are compared in the order of their ids.</summary>
    public static void AssertSame(InstanceState expected, InstanceState actual) => Assert.Equal(Text(expected), Text(actual));

    /// <summary>A state as text, every element written as it is stored.</summary>
    public static string Text(InstanceState state) => string.Join('\n', Rows.Of(state).Lines());

    /// <summary>Nothing refers to what is not there.</summary>
    private static void AssertWhole(InstanceState state)
    {
        Assert.All(state.Tokens.Values, t => Assert.True(state.Scopes.ContainsKey(t.Scope), $"{t} is in no scope"));
        Assert.All(state.Scopes.Values, s => Assert.True(s.Parent is null || state.Scopes.ContainsKey(s.Parent.Value), $"{s.Id} has no parent"));
        Assert.All(state.Scopes.Values, s => Assert.True(s.Owner is null || state.Tokens.ContainsKey(s.Owner.Value), $"{s.Id} has no owner"));
        Assert.All(state.Arrivals, a => Assert.True(state.Scopes.ContainsKey(a.Scope), $"{a} is in no scope"));
        Assert.All(
            state.Tasks.Values,
            t => Assert.True(t.Token is null == (t.Kind == TaskKind.Escalation), $"{t.Id} has a token or is an escalation"));
        Assert.All(
            state.Tasks.Values,
            t => Assert.True(t.Token is null || state.Tokens[t.Token.Value].Node == t.Node, $"{t.Id} is not where its token is"));
        Assert.All(state.Tasks.Values, t => Assert.True(state.Scopes.ContainsKey(t.Scope), $"{t.Id} is in no scope"));
        Assert.All(state.Waits.Values, w => Assert.True(w.Scope is null || state.Scopes.ContainsKey(w.Scope.Value), $"{w.Id} has no scope"));
        Assert.All(state.Waits.Values, w => Assert.True(w.Token is null || state.Tokens.ContainsKey(w.Token.Value), $"{w.Id} has no token"));
        Assert.All(
            state.Waits.Values.OfType<TimerWait>(),
            w => Assert.True(w.Task is null || state.Tasks.ContainsKey(w.Task.Value), $"{w.Id} has no task"));
        Assert.All(state.Incidents.Values, i => Assert.True(i.Token is null || state.Tokens.ContainsKey(i.Token.Value), $"{i.Id} has no token"));
        Assert.All(state.Incidents.Values, i => Assert.True(i.Task is null || state.Tasks.ContainsKey(i.Task.Value), $"{i.Id} has no task"));
        Assert.True(
            state.Header.IsOpen ? state.Tokens.Count > 0 : IsBare(state),
            "open means that a token is somewhere, and ended that nothing is left");
        Assert.All(state.Tokens.Values, t => Assert.True(IsHeld(state, t), $"{t} waits for nothing"));
    }

    private static bool IsBare(InstanceState state) =>
        state.Tokens.Count == 0
            && state.Tasks.Count == 0
            && state.Waits.Count == 0
            && state.Arrivals.Count == 0
            && state.Incidents.Count == 0
            && state.Scopes.Count <= 1
        && state.Deadlines.Values.All(d => !d.IsOpen);

    /// <summary>A token stands at an open task, a timer, a message, a for-each with items, a block, or an incident; or it is kept at an
    /// exit until the handlers there have ended.</summary>
    private static bool IsHeld(InstanceState state, Token token) =>
        state.Tasks.Values.Any(t => t.Token == token.Id)
        || state.Waits.Values.Any(w => w.Token == token.Id)
        || state.Scopes.Values.Any(s => s.Owner == token.Id)
        || state.Scopes.Values.Any(s => s.Kind == ScopeKind.Handler && s.Parent == token.Scope)
        || state.Incidents.Values.Any(i => i.Token == token.Id);

    private static ProcessEvent RoundTrip(ProcessEvent happened)
    {
        var json = JsonSerializer.Serialize(happened, EngineJson.Options);
        var back = JsonSerializer.Deserialize<ProcessEvent>(json, EngineJson.Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, EngineJson.Options));
        return back;
    }
}
