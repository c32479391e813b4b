using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>The tasks of a run from opening to closing, and what became of their due dates.</summary>
internal sealed class TaskRecords(ProcessGraph graph)
{
    private readonly LocalClock _clock = new(graph.Calendar);
    private readonly Dictionary<TaskId, TaskRecord> _records = [];

    public Place PlaceOf(TaskId task) => _records[task].Place;

    /// <summary>Something that is done with a task.</summary>
    public TimelineEntry Entry(TaskId task, TimelineKind kind, Moment now) => now.Entry(kind, PlaceOf(task)) with { Task = Find(task).Kind };

    public TaskItem Find(TaskId task) => _records[task].Task;

    /// <summary>Why the timers of a task ring no more: it was closed, or moved to another day.</summary>
    public string? WhyOver(TaskId task) => _records[task].Over;

    /// <summary>A task opens, or an escalation about one.</summary>
    /// <param name="task">The task.</param>
    /// <param name="rang">Why the escalation's timer rang when it did.</param>
    /// <param name="now">The moment.</param>
    public TimelineEntry Open(TaskItem task, string? rang, Moment now)
    {
        var place = task switch
        {
            { About: { } late } => PlaceOf(late),
            { Deadline: { } deadline } => new(StepIds.OfDeadline(deadline), null),
            { AboutStep: { } step } => Place.Of(now.State, now.State.Scopes[step].Owner)!,
            _ => Place.Of(now.State, task.Node, task.Scope),
        };
        var record = _records[task.Id] = new(task, place, now.Dates.OfDue(task));
        var (dueDay, dueTime) = Due(task);
        return now.Entry(task.Kind == TaskKind.Escalation ? TimelineKind.Escalation : TimelineKind.Task, place) with
        {
            Task = task.Kind,
            Principals = task.Candidates,
            People = now.PeopleOf(task.Candidates),
            Text = task.Title,
            DueDay = dueDay,
            DueTime = dueTime,
            Why = task.Kind == TaskKind.Escalation ? rang : record.WhyDue,
        };
    }

    /// <summary>A task was done or withdrawn: that, and what became of its due date.</summary>
    public IEnumerable<TimelineEntry> Close(TaskId id, TimelineEntry entry, string how, Moment now)
    {
        var record = _records[id] = _records[id] with { Over = $"task {how}" };
        yield return entry with { Step = record.Place.Step, Item = record.Place.Item, Task = record.Task.Kind };
        if (record.Task.Due is { } due)
        {
            yield return DueEntry(record, now.Step.At < due.At ? $"{how} on {LocalClock.Text(entry.Day)}" : null);
        }
    }

    public IEnumerable<TimelineEntry> Reschedule(TaskRescheduled moved, Moment now)
    {
        var record = _records[moved.Task];
        if (record.Task.Due is not null)
        {
            yield return DueEntry(record, "moved to another day");
        }

        var task = now.State.Tasks[moved.Task];
        _records[moved.Task] = record with
        {
            Task = task,
            WhyDue = $"moved there on {LocalClock.Text(now.Day)}: {moved.Reason}",
            Over = "due date moved",
        };
        var (dueDay, dueTime) = Due(task);
        yield return now.Entry(TimelineKind.Rescheduled, record.Place) with
        {
            Task = task.Kind,
            Text = moved.Reason,
            DueDay = dueDay,
            DueTime = dueTime,
        };
    }

    /// <summary>The due dates of tasks that are open still.</summary>
    public IEnumerable<TimelineEntry> StillOpen(InstanceState state) =>
        state.Tasks.Values.Where(t => t.Due is not null).OrderBy(t => t.Id.Value).Select(t => DueEntry(_records[t.Id], whyNot: null));

    private TimelineEntry DueEntry(TaskRecord record, string? whyNot)
    {
        var (day, time) = Due(record.Task);
        return new()
        {
            Day = day!.Value,
            Time = time,
            Kind = TimelineKind.Due,
            Step = record.Place.Step,
            Item = record.Place.Item,
            Task = record.Task.Kind,
            Principals = record.Task.Candidates,
            Text = record.Task.Title,
            Why = record.WhyDue,
            WhyNot = whyNot,
        };
    }

    private (LocalDate? Day, LocalTime? Time) Due(TaskItem task) => task.Due switch
    {
        null => (null, null),
        { Day: { } day } => (day, null),
        { } point => _clock.Now(point.At),
    };

    private sealed record TaskRecord(TaskItem Task, Place Place, string? WhyDue, string? Over = null);
}
