using NodaTime;
using NodaTime.Text;
using Workflows.Runtime.Queries;

namespace Workflows.Server.Api.Tasks;

/// <summary>Says to whoever comes late why a task is not open any more, and what they can do.</summary>
internal static class TaskClosingWords
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private const string NothingToDo = "Nothing needs doing. What is sent now is not saved.";

    /// <param name="closing">What closed the task.</param>
    /// <param name="by">The name of who did it, where it may be told.</param>
    /// <param name="byReader">True when that is the one who reads this.</param>
    /// <param name="zone">Of the process's calendar.</param>
    public static (string Detail, string Hint) Of(TaskClosing closing, string? by, bool byReader, DateTimeZone zone)
    {
        var when = $"on {Minute.Format(closing.At.InZone(zone).LocalDateTime)} ({zone.Id})";
        return closing.Because switch
        {
            TaskClosedBecause.Done when byReader => ($"You have done this task {when}.", NothingToDo),
            TaskClosedBecause.Done => (
                $"{by ?? "Somebody else whom the task was for"} has done this task {when}.",
                "What is sent now is not saved. If your answer would have been another, tell whoever answers for the process."),
            TaskClosedBecause.CaseEnded => ($"The case has ended {when}, and the task was withdrawn with it.", NothingToDo),
            TaskClosedBecause.CaseCancelled => ($"The case was cancelled {when}, and the task was withdrawn with it.", NothingToDo),
            TaskClosedBecause.PartEnded =>
                ($"The part of the case that the task belonged to has ended {when}, and the task was withdrawn with it.", NothingToDo),
            TaskClosedBecause.TimeUp => (
                $"The time for it was up {when}, and the case went on without it.",
                "What is sent now is not saved. Tell whoever answers for the process what you would have answered."),
            TaskClosedBecause.Held =>
                ($"The task has been put on hold {when}.", "It opens anew when the case goes on here; you are told of it then."),
            TaskClosedBecause.Interrupted =>
                ($"Something happened {when} upon which the case takes another way, and the task was withdrawn.", NothingToDo),
            TaskClosedBecause.WentBack => (
                $"The case went back to an earlier step {when}, and the task was withdrawn.",
                "It opens anew when the case comes here again; you are told of it then."),
            TaskClosedBecause.OtherCameFirst =>
                ($"Something else that the case waited for as well came first, {when}, and the task was withdrawn.", NothingToDo),
            TaskClosedBecause.EnoughCame => ($"Enough others had answered {when}, and the task was withdrawn.", NothingToDo),
            _ => ($"What was late is done or has another date since then, and the task about it was withdrawn {when}.", NothingToDo),
        };
    }
}
