namespace Workflows.Language.Layout.Gantt;

/// <summary>The shapes and colours of a chart: every kind of mark has a shape of its own, and what is late is hatched by its outline.</summary>
internal static class GanttSigns
{
    public const string Css = """
        .wf-gantt .wf-grid { stroke: var(--l); stroke-width: 0.5px; opacity: 0.5; fill: none; }
        .wf-gantt .wf-bar { stroke-width: 1px; }
        .wf-gantt .wf-bar-open { fill: color-mix(in srgb, var(--active) 35%, var(--s)); stroke: var(--active); }
        .wf-gantt .wf-bar-late { fill: color-mix(in srgb, var(--late) 45%, var(--s)); stroke: var(--late); stroke-dasharray: 3 2; }
        .wf-gantt .wf-bar-deadline { fill: var(--s); stroke: var(--i); stroke-dasharray: 1 2; }
        .wf-gantt .wf-mark-sign { fill: var(--s); stroke: var(--i); stroke-width: 1.4px; stroke-linejoin: round; }
        .wf-gantt .wf-mark-done { fill: var(--done); stroke: var(--done); }
        .wf-gantt .wf-mark-escalation { fill: var(--late); stroke: var(--late); }
        .wf-gantt .wf-mark-incident { fill: var(--incident); stroke: var(--incident); }

        """;

    public static string ClassOf(GanttBarKind kind) => $"wf-bar wf-bar-{kind.ToString().ToLowerInvariant()}";

    public static string ClassOf(GanttMarkKind kind) => $"wf-mark-sign wf-mark-{kind.ToString().ToLowerInvariant()}";

    /// <summary>What a kind of bar means, in the legend.</summary>
    public static string WordsFor(GanttBarKind kind) => kind switch
    {
        GanttBarKind.Open => "open",
        GanttBarKind.Late => "open and late",
        GanttBarKind.Deadline => "the clock of a deadline runs",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A bar without a meaning."),
    };

    /// <summary>What a sign means, in the legend.</summary>
    public static string WordsFor(GanttMarkKind kind) => kind switch
    {
        GanttMarkKind.Due => "due",
        GanttMarkKind.Done => "done",
        GanttMarkKind.Reminder => "reminder",
        GanttMarkKind.Escalation => "escalation",
        GanttMarkKind.Event => "something else happens",
        GanttMarkKind.Incident => "stopped or missed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A mark without a meaning."),
    };

    /// <summary>A path round the origin.</summary>
    public static string Of(GanttMarkKind kind) => kind switch
    {
        GanttMarkKind.Due => "M0-6 5 0 0 6-5 0Z",
        GanttMarkKind.Done => "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z",
        GanttMarkKind.Reminder => "M-3 5V-5M-3-5 4-2.5-3 0",
        GanttMarkKind.Escalation => "M0-6 5 4H-5Z",
        GanttMarkKind.Event => "M-3.5-3.5h7v7h-7Z",
        GanttMarkKind.Incident => "M-4-4 4 4M4-4-4 4",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A mark without a sign."),
    };
}
