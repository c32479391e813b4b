using System.Globalization;
using Workflows.Runtime.Anchors;

namespace Workflows.Runtime.Health;

/// <summary>What an administrator is told of work that is due and not done.</summary>
internal static class Words
{
    /// <summary>Null while nothing has waited too long.</summary>
    public static string? Overdue(QueueStanding queue) => !queue.IsOverdue
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{What(queue.Queue)} due and not done: {queue.Due}, the oldest for {(long)queue.Oldest.TotalSeconds} seconds. {Advice(queue.Queue)}");

    /// <summary>Null while anchors are written, in both places.</summary>
    public static string? Anchors(AnchorWriter anchors) => (anchors.Trouble, anchors.SecondPlaceTrouble) switch
    {
        ({ } trouble, _) => $"Anchors cannot be written since {trouble.Since}: {trouble.Text} Cases go on; what somebody changes in the database "
            + "meanwhile may not be seen by 'workflows verify'. Make room, or put their folder back.",
        (null, { } trouble) => $"The second place of the anchors cannot be written since {trouble.Since}: {trouble.Text} "
            + "It is brought up to date when it is back.",
        _ => null,
    };

    private static string What(string queue) => queue switch
    {
        "timers" => "Timers are",
        "calls" => "Calls of services are",
        "mails" => "Mails are",
        "dispatches" => "Starts and results between cases are",
        _ => "Recurring starts are",
    };

    private static string Advice(string queue) => queue switch
    {
        "mails" => "Look at the page Mails for what the mail server says, and at the log.",
        "calls" => "Look at 'workflows calls', and whether more may be made at once (Workflows__Services__AtOnce).",
        _ => "Look at the load of this machine and of the database, and at the log.",
    };
}
