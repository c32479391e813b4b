using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>A process as a picture: where every shape, line and word stands, top down. Drawn by <see cref="SvgDrawing"/> and
/// <see cref="MermaidDrawing"/>; the same definition always gives the same layout.</summary>
/// <remarks>All lengths are CSS pixels from the top left corner. Lines run only across and down.</remarks>
public sealed record DiagramLayout
{
    /// <summary>The process's id.</summary>
    public required string Process { get; init; }

    public required string Title { get; init; }

    /// <summary>Of the words that are not the author's.</summary>
    public DrawingLanguage Language { get; init; } = DrawingLanguage.For(null);

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Frames before what stands in them, else in the order of the file.</summary>
    public required ImmutableArray<DiagramNode> Nodes { get; init; }

    public required ImmutableArray<DiagramEdge> Edges { get; init; }

    /// <summary>The same in words, for those who do not see the picture.</summary>
    public required ImmutableArray<OutlineItem> Outline { get; init; }

    public DiagramNode? Find(string id) => Nodes.FirstOrDefault(n => string.Equals(n.Id, id, StringComparison.Ordinal));
}

/// <summary>What a node is, and so which shape it has (BPMN 2.0 §7.2).</summary>
public enum DiagramNodeKind
{
    Start,
    End,

    /// <summary>An end that stops everything (BPMN 2.0 §10.5.3 terminate).</summary>
    Terminate,
    Task,
    Decision,
    Notify,

    /// <summary>A service on the network is called.</summary>
    Service,
    Document,
    Decide,
    Set,

    /// <summary>Another process that is waited for (BPMN 2.0 §13.3.4 call activity: a thick border).</summary>
    Call,

    /// <summary>Another process that is started and left to itself.</summary>
    Open,
    WaitTimer,
    WaitMessage,
    Exclusive,
    Parallel,
    Inclusive,

    /// <summary>Where the branches of a gateway meet.</summary>
    Join,

    /// <summary>From here the flow goes back to an earlier step.</summary>
    BackTo,

    /// <summary>A step that has errors.</summary>
    Unread,

    /// <summary>A frame round steps that run once for every item.</summary>
    Repeated,

    /// <summary>A frame round the steps of a stage.</summary>
    Stage,

    /// <summary>A frame round the steps of a handler.</summary>
    Handler,

    /// <summary>A frame round a step and its handlers.</summary>
    Guard,

    /// <summary>A mark that is passed.</summary>
    Milestone,

    /// <summary>The first of several that wait goes on (BPMN 2.0 §10.6.6 event-based gateway).</summary>
    EventBased,

    /// <summary>A deadline of the case, above the flow and not part of it.</summary>
    Deadline,
}

/// <summary>A shape with its words.</summary>
public sealed record DiagramNode
{
    /// <summary>Drawn round other nodes, which stand inside its box.</summary>
    public bool IsFrame => Kind is DiagramNodeKind.Repeated or DiagramNodeKind.Stage or DiagramNodeKind.Handler or DiagramNodeKind.Guard;

    /// <summary>As the engine names it (<see cref="Definitions.StepIds"/>); shapes that are no step of their own have an id with a slash,
    /// such as <c>choose-1/join</c> or <c>decide/reject</c>.</summary>
    public required string Id { get; init; }

    public required DiagramNodeKind Kind { get; init; }

    public required Box Box { get; init; }

    /// <summary>Runs once for every item of a list: drawn as a pile (BPMN 2.0 §13.3.7).</summary>
    public bool Repeats { get; init; }

    public ImmutableArray<DiagramRow> Rows { get; init; } = [];

    /// <summary>The node in one sentence, nothing shortened.</summary>
    public required string Text { get; init; }
}

/// <summary>What a row of words in or beside a node tells; decides its sign and its letters.</summary>
public enum RowKind
{
    Title,
    Who,
    PresentedBy,
    Due,
    Remind,
    Escalate,
    Checklist,
    ForEach,
    When,
    Clause,

    /// <summary>The law that fixes a deadline.</summary>
    Law,

    /// <summary>The deadlines that end with a step.</summary>
    Meets,

    /// <summary>Small words beside an event.</summary>
    Note,
}

/// <param name="Kind">What it tells.</param>
/// <param name="Text">Nothing shortened.</param>
/// <param name="Lines">Wrapped to fit.</param>
/// <param name="At">Where the first line's letters stand: on their base line, at the anchor's end.</param>
/// <param name="Anchor">From where the lines run.</param>
public sealed record DiagramRow(RowKind Kind, string Text, ImmutableArray<string> Lines, Point At, TextAnchor Anchor = TextAnchor.Start)
{
    /// <summary>From one base line to the next.</summary>
    public int LineHeight => Kind == RowKind.Title ? Spacing.TitleLine : Spacing.SmallLine;
}

public enum TextAnchor
{
    Start,
    Middle,
    End,
}

public enum DiagramEdgeKind
{
    Flow,

    /// <summary>A person's answer that leads to an end.</summary>
    Outcome,

    /// <summary>Back to an earlier step.</summary>
    Return,

    /// <summary>A branch that has ended with an outcome of its own; the join counts it as arrived.</summary>
    BranchEnd,
}

/// <summary>A line with an arrow at its last point.</summary>
public sealed record DiagramEdge(string From, string To, DiagramEdgeKind Kind, ImmutableArray<Point> Points, DiagramLabel? Label = null);

/// <param name="Text">Nothing shortened.</param>
/// <param name="Lines">Wrapped to fit.</param>
/// <param name="At">As in <see cref="DiagramRow"/>.</param>
/// <param name="Anchor">From where the lines run.</param>
public sealed record DiagramLabel(string Text, ImmutableArray<string> Lines, Point At, TextAnchor Anchor);

public readonly record struct Point(int X, int Y)
{
    public Point MovedBy(int dx, int dy) => new(X + dx, Y + dy);
}

public readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public int CentreX => X + (Width / 2);

    public int CentreY => Y + (Height / 2);

    public Box MovedBy(int dx, int dy) => this with { X = X + dx, Y = Y + dy };
}
