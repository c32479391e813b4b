namespace Workflows.Language.Layout;

/// <summary>The signs of BPMN 2.0 (§7.2 and Table 10.3 markers) as paths, 16 by 16
/// for nodes and 12 by 12 for rows, and the classes of kinds.</summary>
internal static class SvgSigns
{
    private const string Person = "M6 6.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM1.6 11.2c.3-2.5 2-3.9 4.4-3.9s4.1 1.4 4.4 3.9Z";
    private const string Clock = "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10ZM6 3.2V6l2 1.6";
    private const string LargeClock = "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13ZM8 4V8l2.8 1.8";

    public static string ClassOf(DiagramNodeKind kind) => kind switch
    {
        DiagramNodeKind.Start => "wf-start",
        DiagramNodeKind.End => "wf-end",
        DiagramNodeKind.Terminate => "wf-end wf-terminate",
        DiagramNodeKind.Task => "wf-task",
        DiagramNodeKind.Decision => "wf-decision",
        DiagramNodeKind.Notify => "wf-notify",
        DiagramNodeKind.Decide => "wf-decide",
        DiagramNodeKind.Set => "wf-set",
        DiagramNodeKind.Service => "wf-service",
        DiagramNodeKind.Document => "wf-document",
        DiagramNodeKind.Call => "wf-call",
        DiagramNodeKind.Open => "wf-open",
        DiagramNodeKind.WaitTimer => "wf-wait wf-timer",
        DiagramNodeKind.WaitMessage => "wf-wait wf-message",
        DiagramNodeKind.Exclusive => "wf-gateway wf-exclusive",
        DiagramNodeKind.Parallel => "wf-gateway wf-parallel",
        DiagramNodeKind.Inclusive => "wf-gateway wf-inclusive",
        DiagramNodeKind.Join => "wf-gateway wf-join",
        DiagramNodeKind.BackTo => "wf-back-to",
        DiagramNodeKind.Unread => "wf-unread",
        DiagramNodeKind.Repeated => "wf-repeated",
        DiagramNodeKind.Stage => "wf-stage",
        DiagramNodeKind.Handler => "wf-handler",
        DiagramNodeKind.Guard => "wf-guard",
        DiagramNodeKind.Milestone => "wf-milestone",
        DiagramNodeKind.EventBased => "wf-gateway wf-event-based",
        DiagramNodeKind.Deadline => "wf-deadline",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The sign in the corner of a box; null for a box without one.</summary>
    public static string? OfActivity(DiagramNodeKind kind) => kind switch
    {
        // User task: a person.
        DiagramNodeKind.Task => "M8 8.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM2.2 15c.4-3.4 2.6-5.2 5.8-5.2s5.4 1.8 5.8 5.2Z",

        // A decision: a paper that is signed off.
        DiagramNodeKind.Decision => "M3 1.5h7l3 3v10H3ZM5.4 9l2 2.2 3.4-4.4",

        // Send task: an envelope.
        DiagramNodeKind.Notify => "M1.5 3.5h13v9.5h-13ZM1.5 3.5 8 9l6.5-5.5",

        // Service task: a wheel with a hub.
        DiagramNodeKind.Service =>
            "M8 1.5V4M8 12v2.5M1.5 8H4M12 8h2.5M3.4 3.4l1.8 1.8M10.8 10.8l1.8 1.8M12.6 3.4l-1.8 1.8M5.2 10.8l-1.8 1.8M8 4a4 4 0 1 0 0 8a4 "
                + "4 0 1 0 0-8Z",

        // Data object: a paper with a folded corner.
        DiagramNodeKind.Document => "M3.5 1.5h6l3 3v10h-9ZM9.5 1.5v3h3",

        // Business rule task: a table with a head.
        DiagramNodeKind.Decide => "M1.5 3h13v10h-13ZM1.5 6.3h13M6 6.3V13",

        // Script task: a paper with lines.
        DiagramNodeKind.Set => "M3.5 1.5h9v13h-9ZM5.5 5h5M5.5 8h5M5.5 11h5",

        // Call activity: a process of its own, to which one goes and from which one comes back.
        DiagramNodeKind.Call => "M1.5 3h13v10h-13ZM4.5 6.5h6l-1.8-1.8M11.5 9.8h-6l1.8 1.8",

        // A process of its own, to which one goes only.
        DiagramNodeKind.Open => "M1.5 3h13v10h-13ZM4.5 8h6.5M8.8 5.6 11.2 8l-2.4 2.4",

        // Timer: a clock.
        DiagramNodeKind.Deadline => LargeClock,
        _ => null,
    };

    public static string OfEvent(DiagramNodeKind kind) => kind switch
    {
        DiagramNodeKind.WaitTimer => LargeClock,
        DiagramNodeKind.WaitMessage => "M2.5 4.5h11v7.5h-11ZM2.5 4.5 8 9l5.5-4.5",
        DiagramNodeKind.Milestone => "M4.5 14V2.5h7.5l-2 2.5 2 2.5h-7.5",
        DiagramNodeKind.BackTo => "M6.5 3 3.5 6l3 3M3.5 6h6a3 3 0 0 1 0 6h-3",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An event without a sign."),
    };

    public static string? OfRow(RowKind kind) => kind switch
    {
        RowKind.Who or RowKind.PresentedBy => Person,
        RowKind.Due => Clock,
        RowKind.Remind => "M6 1.2c2 0 3.2 1.4 3.2 3.4 0 2.6 1.3 3.9 1.3 3.9h-9s1.3-1.3 1.3-3.9C2.8 2.6 4 1.2 6 1.2ZM4.8 10.2a1.3 1.3 0 0 0 2.4 0",
        RowKind.Escalate => "M6 11V2M2.5 5.2 6 1.7l3.5 3.5",
        RowKind.Checklist => "M1.5 2h3v3h-3ZM1.5 7.5h3v3h-3ZM6.5 3.5h4M6.5 9h4",
        RowKind.ForEach => "M2.5 1.5v9M6 1.5v9M9.5 1.5v9",
        RowKind.When => "M6 1 11 6 6 11 1 6Z",
        RowKind.Meets => "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10ZM3.8 6l1.6 1.8 2.8-3.4",
        RowKind.Clause or RowKind.Law => "M3 1.2h6v9.6H3ZM4.8 4h2.4M4.8 6.2h2.4",
        _ => null,
    };
}
