using System.Collections.Immutable;

namespace Workflows.Engine.State;

/// <summary>What changed between two states of one instance, element by element: what the rows need to follow.</summary>
public sealed record StateDiff
{
    public required bool HeaderChanged { get; init; }

    public required Changes<ScopeId, Scope> Scopes { get; init; }

    public required Changes<TokenId, Token> Tokens { get; init; }

    public required Changes<TaskId, TaskItem> Tasks { get; init; }

    public required Changes<WaitId, Wait> Waits { get; init; }

    public required Changes<Arrival, Arrival> Arrivals { get; init; }

    public required Changes<IncidentId, Incident> Incidents { get; init; }

    public required Changes<string, CaseDeadline> Deadlines { get; init; }

    public required Changes<DocumentId, DocumentEntry> Documents { get; init; }

    public bool IsEmpty =>
        !HeaderChanged && Scopes.IsEmpty && Tokens.IsEmpty && Tasks.IsEmpty && Waits.IsEmpty && Arrivals.IsEmpty && Incidents.IsEmpty
        && Deadlines.IsEmpty && Documents.IsEmpty;

    public static StateDiff Between(InstanceState before, InstanceState after) => new()
    {
        HeaderChanged = before.Header != after.Header,
        Scopes = Compare(before.Scopes, after.Scopes, SameScope),
        Tokens = Compare(before.Tokens, after.Tokens),
        Tasks = Compare(before.Tasks, after.Tasks),
        Waits = Compare(before.Waits, after.Waits),
        Arrivals = before.Arrivals.Count == 0 && after.Arrivals.Count == 0
            ? new([], [], [])
            : new(
                [.. after.Arrivals.Where(a => !before.Arrivals.Contains(a))],
                [],
                [.. before.Arrivals.Where(a => !after.Arrivals.Contains(a))]),
        Incidents = Compare(before.Incidents, after.Incidents),
        Deadlines = Compare(before.Deadlines, after.Deadlines),
        Documents = Compare(before.Documents, after.Documents),
    };

    private static bool SameScope(Scope a, Scope b) =>
        (a.Id, a.Kind, a.Handler, a.Parent, a.Owner, a.Item, a.OpenedAt, a.Due) == (
            b.Id, b.Kind, b.Handler, b.Parent, b.Owner, b.Item, b.OpenedAt, b.Due)
        && a.Variables.Equals(b.Variables) && a.Results.Equals(b.Results) && a.Loops.SequenceEqual(b.Loops);

    private static Changes<TId, T> Compare<TId, T>(
        IReadOnlyDictionary<TId, T> before, IReadOnlyDictionary<TId, T> after, Func<T, T, bool>? same = null)
        where TId : notnull
        where T : class
    {
        if (before.Count == 0 && after.Count == 0)
        {
            return new([], [], []);
        }

        var added = ImmutableArray.CreateBuilder<T>(0);
        var changed = ImmutableArray.CreateBuilder<T>(0);
        foreach (var (id, now) in after)
        {
            if (!before.TryGetValue(id, out var then))
            {
                added.Add(now);
            }
            else if (!ReferenceEquals(then, now) && !(same?.Invoke(then, now) ?? then.Equals(now)))
            {
                changed.Add(now);
            }
        }

        var removed = ImmutableArray.CreateBuilder<TId>(0);
        foreach (var id in before.Keys)
        {
            if (!after.ContainsKey(id))
            {
                removed.Add(id);
            }
        }

        return new(added.DrainToImmutable(), changed.DrainToImmutable(), removed.DrainToImmutable());
    }
}

/// <summary>Elements of one kind that came, changed and went.</summary>
public sealed record Changes<TId, T>(ImmutableArray<T> Added, ImmutableArray<T> Changed, ImmutableArray<TId> Removed)
{
    public bool IsEmpty => Added.IsEmpty && Changed.IsEmpty && Removed.IsEmpty;
}
