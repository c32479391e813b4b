using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Language.Layout.Gantt;

/// <summary>What happens over some weeks as rows of bars and marks; drawn by <see cref="GanttDrawing"/>.</summary>
public sealed record GanttChart
{
    /// <summary>The process's id.</summary>
    public required string Process { get; init; }

    public required string Title { get; init; }

    /// <summary>The first day that is shown.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The last.</summary>
    public required LocalDate To { get; init; }

    public required ImmutableArray<GanttRow> Rows { get; init; }

    /// <summary>What the reader has to know of it, such as what was assumed, a sentence or more each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <param name="Label">What it is about: <c>collect for preschool-a</c>.</param>
/// <param name="Bars">From a first to a last day, both inclusive.</param>
/// <param name="Marks">What happens on one day.</param>
/// <param name="Text">The row in a sentence, for those who do not see it.</param>
public sealed record GanttRow(string Label, ImmutableArray<GanttBar> Bars, ImmutableArray<GanttMark> Marks, string Text);

public sealed record GanttBar(GanttBarKind Kind, LocalDate From, LocalDate To);

public enum GanttBarKind
{
    /// <summary>Open and in time.</summary>
    Open,

    /// <summary>Open after the day on which it was due.</summary>
    Late,

    /// <summary>The clock of a deadline runs.</summary>
    Deadline,
}

/// <param name="Kind">Which sign it gets.</param>
/// <param name="Day">When.</param>
/// <param name="Text">What it is, in words.</param>
public sealed record GanttMark(GanttMarkKind Kind, LocalDate Day, string Text);

public enum GanttMarkKind
{
    Due,
    Done,
    Reminder,
    Escalation,

    /// <summary>Something else that happens: a message, a milestone, a closing.</summary>
    Event,

    /// <summary>It stopped and waits for an administrator.</summary>
    Incident,
}
