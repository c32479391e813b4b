using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Feel;

namespace Workflows.Engine.State;

public enum InstanceStatus
{
    /// <summary>Not started: the state before the first event.</summary>
    None,
    Running,
    Completed,
    Cancelled,

    /// <summary>Cancelled by an administrator, and the steps that follow a cancelling still run.</summary>
    Cancelling,
}

/// <summary>What an instance is, apart from where it is.</summary>
public sealed record InstanceHeader
{
    public required InstanceId Id { get; init; }

    public string ProcessId { get; init; } = "";

    /// <summary>The content hash of the definition that the instance is pinned to.</summary>
    public string Definition { get; init; } = "";

    public InstanceStatus Status { get; init; }

    /// <summary>True while something may still happen: it runs, or is being cancelled.</summary>
    public bool IsOpen => Status is InstanceStatus.Running or InstanceStatus.Cancelling;

    /// <summary>The outcome it ended with; null while it runs, and when the last step simply ended.</summary>
    public string? Outcome { get; init; }

    /// <summary>The person who started it, or null when the engine did.</summary>
    public string? StartedBy { get; init; }

    public Instant StartedAt { get; init; }

    public Instant? EndedAt { get; init; }

    /// <summary>When what it is about was received, happened and was entered: often three dates.</summary>
    public CaseDates Dates { get; init; } = new(default, null, default);

    /// <summary>The time that the work is planned for; null when the process has no plan.</summary>
    public PlannedTime? Plan { get; init; }

    /// <summary>How the plan was postponed, the first first: days that the process names move with it.</summary>
    public ImmutableArray<PlanChange> PlanChanges { get; init; } = [];

    /// <summary>The case that started this one; null when none did.</summary>
    public CaseOrigin? Origin { get; init; }

    /// <summary>The highest id given to an element so far.</summary>
    public long LastElement { get; init; }

    /// <summary>By content, also of what the plan was: a header that is read back is the one that was written.</summary>
    public bool Equals(InstanceHeader? other) =>
        other is not null
        && (Id, ProcessId, Definition, Status, Outcome, StartedBy, StartedAt, EndedAt, Dates, Plan, Origin, LastElement)
            == (other.Id, other.ProcessId, other.Definition, other.Status, other.Outcome, other.StartedBy, other.StartedAt, other.EndedAt,
                other.Dates, other.Plan, other.Origin, other.LastElement)
        && PlanChanges.SequenceEqual(other.PlanChanges);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <param name="Received">The day it came in.</param>
/// <param name="Occurred">The day it happened, where that is known.</param>
/// <param name="Registered">The day it was entered here.</param>
public sealed record CaseDates(LocalDate Received, LocalDate? Occurred, LocalDate Registered);

/// <summary>The time that the work of an instance is planned for.</summary>
/// <param name="From">The first day: what <c>start</c> means in times.</param>
/// <param name="To">The last day.</param>
public sealed record PlannedTime(LocalDate From, LocalDate To);

/// <summary>Where an instance is: the fold of its events, and what the rows hold.</summary>
/// <remarks>Never changed by its readers: a step works on a copy. Only events change it (<see cref="After"/>), so that what is
/// stored and what is journalled cannot differ.</remarks>
public sealed partial class InstanceState
{
    private readonly Dictionary<ScopeId, Scope> _scopes;
    private readonly Dictionary<TokenId, Token> _tokens;
    private readonly Dictionary<TaskId, TaskItem> _tasks;
    private readonly Dictionary<WaitId, Wait> _waits;
    private readonly HashSet<Arrival> _arrivals;
    private readonly Dictionary<IncidentId, Incident> _incidents;
    private readonly Dictionary<string, CaseDeadline> _deadlines;

    private InstanceState(
        InstanceHeader header,
        Dictionary<ScopeId, Scope> scopes,
        Dictionary<TokenId, Token> tokens,
        Dictionary<TaskId, TaskItem> tasks,
        Dictionary<WaitId, Wait> waits,
        HashSet<Arrival> arrivals,
        Dictionary<IncidentId, Incident> incidents,
        Dictionary<string, CaseDeadline> deadlines)
    {
        Header = header;
        _scopes = scopes;
        _tokens = tokens;
        _tasks = tasks;
        _waits = waits;
        _arrivals = arrivals;
        _incidents = incidents;
        _deadlines = deadlines;
    }

    public InstanceHeader Header { get; private set; }

    public InstanceId Id => Header.Id;

    public IReadOnlyDictionary<ScopeId, Scope> Scopes => _scopes;

    public IReadOnlyDictionary<TokenId, Token> Tokens => _tokens;

    /// <summary>Open tasks only; closed ones are told by the journal.</summary>
    public IReadOnlyDictionary<TaskId, TaskItem> Tasks => _tasks;

    public IReadOnlyDictionary<WaitId, Wait> Waits => _waits;

    public IReadOnlySet<Arrival> Arrivals => _arrivals;

    public IReadOnlyDictionary<IncidentId, Incident> Incidents => _incidents;

    /// <summary>By name; all that the process has, from the start of the case on.</summary>
    public IReadOnlyDictionary<string, CaseDeadline> Deadlines => _deadlines;

    /// <summary>The state before anything happened.</summary>
    public static InstanceState Before(InstanceId id) => new(new() { Id = id }, [], [], [], [], [], [], new(StringComparer.Ordinal));

    /// <summary>Puts a stored state together again.</summary>
    public static InstanceState Restore(
        InstanceHeader header,
        IEnumerable<Scope> scopes,
        IEnumerable<Token> tokens,
        IEnumerable<TaskItem> tasks,
        IEnumerable<Wait> waits,
        IEnumerable<Arrival> arrivals,
        IEnumerable<Incident> incidents,
        IEnumerable<CaseDeadline> deadlines) =>
        new(
            header,
            scopes.ToDictionary(s => s.Id),
            tokens.ToDictionary(t => t.Id),
            tasks.ToDictionary(t => t.Id),
            waits.ToDictionary(w => w.Id),
            [.. arrivals],
            incidents.ToDictionary(i => i.Id),
            deadlines.ToDictionary(d => d.Name, StringComparer.Ordinal));

    /// <summary>The state after further events; this one is left as it is.</summary>
    public InstanceState After(IEnumerable<ProcessEvent> events)
    {
        var copy = Copy();
        foreach (var happened in events)
        {
            copy.Apply(happened);
        }

        return copy;
    }

    internal InstanceState Copy() =>
        new(Header, new(_scopes), new(_tokens), new(_tasks), new(_waits), [.. _arrivals], new(_incidents), new(_deadlines, StringComparer.Ordinal))
        {
            _documents = _documents,
        };

    /// <summary>Where results of steps in a scope are recorded and read: the scope itself, or for a block the nearest process, item
    /// or handler around it.</summary>
    public ScopeId HomeOf(ScopeId scope)
    {
        while (_scopes[scope] is { Kind: ScopeKind.Block, Parent: { } parent })
        {
            scope = parent;
        }

        return scope;
    }

    /// <summary>The nearest item that a scope is in or is; null when it runs for no item.</summary>
    public Scope? ItemAround(ScopeId scope)
    {
        for (ScopeId? at = scope; at is { } id && _scopes.TryGetValue(id, out var found); at = found.Parent)
        {
            if (found.Kind == ScopeKind.Item)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The data of the case, with the values as they are now.</summary>
    public FeelContext Data => _scopes.TryGetValue(ScopeId.Root, out var root) ? root.Variables : FeelContext.Empty;
}
