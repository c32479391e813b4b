using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Engine.State;

namespace Workflows.Tests.Shared.Model;

/// <summary>A state as a store keeps it: every element as JSON under its id, changed only by differences.</summary>
internal sealed record Rows(
    string Header,
    ImmutableSortedDictionary<long, string> Scopes,
    ImmutableSortedDictionary<long, string> Tokens,
    ImmutableSortedDictionary<long, string> Tasks,
    ImmutableSortedDictionary<long, string> Waits,
    ImmutableSortedSet<string> Arrivals,
    ImmutableSortedDictionary<long, string> Incidents,
    ImmutableSortedDictionary<string, string> Deadlines,
    ImmutableSortedSet<string> Documents)
{
    public static Rows Of(InstanceState state) => new(
        Json(state.Header),
        state.Scopes.Values.ToImmutableSortedDictionary(s => s.Id.Value, Json),
        state.Tokens.Values.ToImmutableSortedDictionary(t => t.Id.Value, Json),
        state.Tasks.Values.ToImmutableSortedDictionary(t => t.Id.Value, Json),
        state.Waits.Values.ToImmutableSortedDictionary(w => w.Id.Value, JsonOfWait),
        [.. state.Arrivals.Select(Json)],
        state.Incidents.Values.ToImmutableSortedDictionary(i => i.Id.Value, Json),
        state.Deadlines.Values.ToImmutableSortedDictionary(d => d.Name, Json, StringComparer.Ordinal),
        [.. state.Documents.Values.Select(Json)]);

    /// <summary>The rows after what changed was written, and nothing else.</summary>
    public Rows With(StateDiff diff, InstanceHeader header) => new(
        diff.HeaderChanged ? Json(header) : Header,
        Write(Scopes, diff.Scopes, s => s.Id.Value, id => id.Value),
        Write(Tokens, diff.Tokens, t => t.Id.Value, id => id.Value),
        Write(Tasks, diff.Tasks, t => t.Id.Value, id => id.Value),
        Waits.RemoveRange(diff.Waits.Removed.Select(id => id.Value))
            .SetItems(diff.Waits.Added.Concat(diff.Waits.Changed).Select(w => KeyValuePair.Create(w.Id.Value, JsonOfWait(w)))),
        Arrivals.Except(diff.Arrivals.Removed.Select(Json)).Union(diff.Arrivals.Added.Select(Json)),
        Write(Incidents, diff.Incidents, i => i.Id.Value, id => id.Value),
        Write(Deadlines, diff.Deadlines, d => d.Name, name => name),
        Documents.Union(diff.Documents.Added.Select(Json)));

    public InstanceState Restore() => InstanceState.Restore(
        Read<InstanceHeader>(Header),
        Scopes.Values.Select(Read<Scope>),
        Tokens.Values.Select(Read<Token>).Reverse(), // a store gives rows back in any order
        Tasks.Values.Select(Read<TaskItem>).Reverse(),
        Waits.Values.Select(ReadWait).Reverse(),
        Arrivals.Select(Read<Arrival>).Reverse(),
        Incidents.Values.Select(Read<Incident>).Reverse(),
        Deadlines.Values.Select(Read<CaseDeadline>).Reverse()).WithDocuments(Documents.Select(Read<DocumentEntry>));

    public IEnumerable<string> Lines() =>
        [
            Header,
            .. Scopes.Values,
            .. Tokens.Values,
            .. Tasks.Values,
            .. Waits.Values,
            .. Arrivals,
            .. Incidents.Values,
            .. Deadlines.Values,
            .. Documents,
        ];

    private static ImmutableSortedDictionary<TRow, string> Write<TRow, TId, T>(
        ImmutableSortedDictionary<TRow, string> rows, Changes<TId, T> changes, Func<T, TRow> idOf, Func<TId, TRow> number)
        where TRow : notnull =>
        rows.RemoveRange(changes.Removed.Select(number)).AddRange(changes.Added.Select(a => KeyValuePair.Create(idOf(a), Json(a))))
            .SetItems(changes.Changed.Select(c => KeyValuePair.Create(idOf(c), Json(c))));

    /// <summary>A wait is stored with its kind, which says what it is read as.</summary>
    private static string JsonOfWait(Wait wait) => $"{wait.GetType().Name} {JsonSerializer.Serialize(wait, wait.GetType(), EngineJson.Options)}";

    private static Wait ReadWait(string row)
    {
        var parts = row.Split(' ', 2);
        var kind = typeof(Wait).Assembly.GetType($"{typeof(Wait).Namespace}.{parts[0]}", throwOnError: true)!;
        return (Wait)JsonSerializer.Deserialize(parts[1], kind, EngineJson.Options)!;
    }

    private static string Json<T>(T element) => JsonSerializer.Serialize(element, EngineJson.Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, EngineJson.Options)!;
}
