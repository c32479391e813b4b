namespace Workflows.Faults.Load;

/// <summary>What became of a command, as far as its sender knows.</summary>
internal enum Fate
{
    /// <summary>No answer has come: it may be stored or not.</summary>
    Unanswered,

    /// <summary>It was answered as done: it must be stored.</summary>
    Acknowledged,

    /// <summary>It was answered as refused; no command of the load may be.</summary>
    Refused,
}

/// <summary>A command as its sender knows it.</summary>
/// <param name="kind">As the journal names it.</param>
internal sealed class SentCommand(string kind)
{
    public string Kind { get; } = kind;

    /// <summary>The same however often it is sent.</summary>
    public Guid Operation { get; } = Guid.NewGuid();

    /// <summary>Stands in what the command brings, and in no other command: by it the effect is found.</summary>
    public string Mark => $"m{Operation:N}";

    /// <summary>When it was sent first; nothing of it can have happened before.</summary>
    public DateTimeOffset SentAt { get; set; }

    public int Sends { get; set; }

    public Fate Fate { get; set; }

    /// <summary>The process that a start starts; null for other commands.</summary>
    public string? Starts { get; init; }

    /// <summary>The case that a start was answered with.</summary>
    public Guid? Case { get; set; }
}

/// <summary>The kinds of commands, as the journal names them.</summary>
internal static class CommandKinds
{
    public const string Start = "start";
    public const string StartByMessage = "start-by-message";
    public const string Complete = "complete-task";
    public const string Message = "deliver-message";
    public const string Postpone = "postpone-plan";
    public const string AddItem = "add-item";
    public const string Cancel = "cancel";
}
