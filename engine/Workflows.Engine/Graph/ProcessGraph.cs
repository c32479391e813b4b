using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Engine.Nodes;
using Workflows.Engine.Texts;
using Workflows.Language.Calendars;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Translations;

namespace Workflows.Engine.Graph;

/// <summary>A checked process as nodes that tokens move over; immutable and shared by all its instances.</summary>
public sealed class ProcessGraph
{
    private readonly FrozenDictionary<string, Node> _nodes;

    internal ProcessGraph(CheckedProcess process, Node start, IEnumerable<Node> nodes, ImmutableArray<HandlerEntry> handlers)
    {
        Process = process;
        Start = start;
        Handlers = handlers;
        Nodes = [.. nodes.OrderBy(n => n.Step?.Span.Start ?? int.MaxValue)];
        IsWatchful = handlers
            .Concat(Nodes.OfType<GuardNode>().SelectMany(g => g.Handlers))
            .Any(h => h.Handler.Trigger is HandlerTrigger.Message { Key: not null })
            || Nodes.Any(n => n is GuardNode { HoldWhile: not null });
        _nodes = Nodes.ToFrozenDictionary(n => n.Id, StringComparer.Ordinal);
        Own = new(process.Language, process.Process);
        Wordings = [Own, .. process.Translations.Select(t => new Wording(t.Key, t.Value))];
    }

    public CheckedProcess Process { get; }

    public string ProcessId => Process.Process.Id.Value;

    /// <summary>The content hash that instances pin.</summary>
    public string Definition => Process.ContentHash;

    public WorkCalendar Calendar => Process.Calendar;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The process in its own language.</summary>
    public Wording Own { get; }

    /// <summary>The process in each of its languages, its own first.</summary>
    public ImmutableArray<Wording> Wordings { get; }

    internal Node Start { get; }

    /// <summary>The handlers of the process itself.</summary>
    internal ImmutableArray<HandlerEntry> Handlers { get; }

    /// <summary>True when something in the process depends on data as they change: a step that is held, a message whose key is worked out.</summary>
    internal bool IsWatchful { get; }

    /// <summary>The process in the language that a reader understands best; in its own where none is.</summary>
    /// <param name="wanted">BCP 47 tags, the best liked first.</param>
    public Wording WordingFor(params IEnumerable<string> wanted) =>
        Languages.Best(wanted, [.. Wordings.Select(w => w.Language)]) is { } best ? Wordings.First(w => w.Language == best) : Own;

    /// <summary>The node of an id, or null: a stored id that this definition does not have.</summary>
    public Node? Find(string id) => _nodes.GetValueOrDefault(id);

    /// <exception cref="ArgumentException">The process has errors: such a file is never run.</exception>
    public static ProcessGraph Build(CheckedProcess process)
    {
        if (process.HasErrors)
        {
            throw new ArgumentException("A process with errors has no graph.", nameof(process));
        }

        return new GraphBuilder(process).Build();
    }
}
