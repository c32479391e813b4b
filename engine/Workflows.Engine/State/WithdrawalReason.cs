namespace Workflows.Engine.State;

/// <summary>The words that journals keep of why a task was withdrawn. They are stored, so none is changed or reused.</summary>
public static class WithdrawalReason
{
    /// <summary>What it belonged to has ended: the case, an item, a block or a handler.</summary>
    public const string Ended = "ended";

    /// <summary>The case was cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Its <c>for-each</c> closed without it.</summary>
    public const string Closed = "closed";

    /// <summary>The <c>hold-while</c> of its step holds.</summary>
    public const string Held = "held";

    /// <summary>A handler took over.</summary>
    public const string Interrupted = "interrupted";

    public const string WentBack = "went back";

    /// <summary>As many branches as are awaited had come, more than one.</summary>
    public const string EnoughHadCome = "enough had come";

    /// <summary>An escalation: what was late is done.</summary>
    public const string Done = "done";

    /// <summary>An escalation: the deadline that it is about has moved.</summary>
    public const string Moved = "moved";

    /// <summary>An escalation: what was late was postponed with the plan.</summary>
    public const string Postponed = "postponed";

    private const string CameFirstEnd = "' came first";

    /// <summary>Another branch of a <c>first-of</c> came first.</summary>
    internal static string CameFirst(string branch) => $"'{branch}{CameFirstEnd}";

    /// <summary>The one branch that is awaited had come.</summary>
    internal static string WasEnough(string branch) => $"'{branch}' was enough";

    public static bool IsCameFirst(string reason) => reason.EndsWith(CameFirstEnd, StringComparison.Ordinal);
}
