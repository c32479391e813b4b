using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Engine.State;

namespace Workflows.Engine.Tests.Running;

/// <summary>A state as a store keeps it: every element as JSON under its id, changed only by differences.</summary>
internal sealed record Rows(
    string Header,
    ImmutableSortedDictionary<long, string> Scopes,
    ImmutableSortedDictionary<long, string> Tokens,
    ImmutableSortedDictionary<long, string> Tasks,
    ImmutableSortedDictionary<long, string> Timers,
    ImmutableSortedDictionary<long, string> Messages,
    ImmutableSortedSet<string> Arrivals,
    ImmutableSortedDictionary<long, string> Incidents,
    ImmutableSortedDictionary<string, string> Deadlines)
{
    public static Rows Of(InstanceState state) => new(
        Json(state.Header),
        state.Scopes.Values.ToImmutableSortedDictionary(s => s.Id.Value, Json),
        state.Tokens.Values.ToImmutableSortedDictionary(t => t.Id.Value, Json),
        state.Tasks.Values.ToImmutableSortedDictionary(t => t.Id.Value, Json),
        state.Waits.Values.OfType<TimerWait>().ToImmutableSortedDictionary(w => w.Id.Value, Json),
        state.Waits.Values.OfType<MessageWait>().ToImmutableSortedDictionary(w => w.Id.Value, Json),
        [.. state.Arrivals.Select(Json)],
        state.Incidents.Values.ToImmutableSortedDictionary(i => i.Id.Value, Json),
        state.Deadlines.Values.ToImmutableSortedDictionary(d => d.Name, Json, StringComparer.Ordinal));

    /// <summary>The rows after what changed was written, and nothing else.</summary>
    public Rows With(StateDiff diff, InstanceHeader header) => new(
        diff.HeaderChanged ? Json(header) : Header,
        Write(Scopes, diff.Scopes, s => s.Id.Value, id => id.Value),
        Write(Tokens, diff.Tokens, t => t.Id.Value, id => id.Value),
        Write(Tasks, diff.Tasks, t => t.Id.Value, id => id.Value),
        Write(Timers, Only<TimerWait>(diff.Waits), w => w.Id.Value, id => id.Value),
        Write(Messages, Only<MessageWait>(diff.Waits), w => w.Id.Value, id => id.Value),
        Arrivals.Except(diff.Arrivals.Removed.Select(Json)).Union(diff.Arrivals.Added.Select(Json)),
        Write(Incidents, diff.Incidents, i => i.Id.Value, id => id.Value),
        Write(Deadlines, diff.Deadlines, d => d.Name, name => name));

    public InstanceState Restore() => InstanceState.Restore(
        Read<InstanceHeader>(Header),
        Scopes.Values.Select(Read<Scope>),
        Tokens.Values.Select(Read<Token>).Reverse(), // a store gives rows back in any order
        Tasks.Values.Select(Read<TaskItem>).Reverse(),
        [.. Timers.Values.Select(Read<TimerWait>).Reverse(), .. Messages.Values.Select(Read<MessageWait>)],
        Arrivals.Select(Read<Arrival>).Reverse(),
        Incidents.Values.Select(Read<Incident>).Reverse(),
        Deadlines.Values.Select(Read<CaseDeadline>).Reverse());

    public IEnumerable<string> Lines() =>
        [Header, .. Scopes.Values, .. Tokens.Values, .. Tasks.Values, .. Timers.Values, .. Messages.Values, .. Arrivals, .. Incidents.Values, .. Deadlines.Values];

    private static ImmutableSortedDictionary<TRow, string> Write<TRow, TId, T>(
        ImmutableSortedDictionary<TRow, string> rows, Changes<TId, T> changes, Func<T, TRow> idOf, Func<TId, TRow> number)
        where TRow : notnull =>
        rows.RemoveRange(changes.Removed.Select(number)).AddRange(changes.Added.Select(a => KeyValuePair.Create(idOf(a), Json(a))))
            .SetItems(changes.Changed.Select(c => KeyValuePair.Create(idOf(c), Json(c))));

    private static Changes<WaitId, T> Only<T>(Changes<WaitId, Wait> changes)
        where T : Wait =>
        new([.. changes.Added.OfType<T>()], [.. changes.Changed.OfType<T>()], changes.Removed);

    private static string Json<T>(T element) => JsonSerializer.Serialize(element, EngineJson.Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, EngineJson.Options)!;
}
