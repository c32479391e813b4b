using NodaTime;
using Workflows.Engine.State;

namespace Workflows.Server.Api.Timers;

/// <summary>Something that fires at a time unless it is withdrawn before.</summary>
/// <param name="Instance">The instance's id.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Wait">Its number within the instance.</param>
/// <param name="Purpose">What it does when it fires.</param>
/// <param name="DueAt">When it fires.</param>
/// <param name="Node">The step's id.</param>
/// <param name="Task">The task that it reminds of or escalates.</param>
/// <param name="Title">What is waited for or reminded of, as the task's title or the step's.</param>
/// <param name="Rule">The position of the reminder or escalation among the step's, from 0.</param>
/// <param name="Occurrence">Counts the repetitions of an <c>every</c> rule, from 1.</param>
/// <param name="Overdue">True when it should have fired a minute ago or more: something is wrong with the alarm clock.</param>
public sealed record TimerBody(
    Guid Instance,
    string Process,
    long Wait,
    TimerPurpose Purpose,
    Instant DueAt,
    string Node,
    long? Task,
    string Title,
    int Rule,
    int Occurrence,
    bool Overdue)
{
    /// <summary>The item of a list that its task is for, as <see cref="Tasks.TaskSummary.Item"/> has it.</summary>
    public string? Item { get; init; }
}
