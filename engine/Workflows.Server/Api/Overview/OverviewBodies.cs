using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Health;
using Workflows.Server.Api.Timers;

namespace Workflows.Server.Api.Overview;

/// <summary>How things stand, in numbers; each counts what the list of the same name shows to the person who asks. Counting goes to 1,000.</summary>
/// <param name="Running">Instances that run.</param>
/// <param name="OpenTasks">Tasks that are open.</param>
/// <param name="LateTasks">Those of them that are past their due date.</param>
/// <param name="LateDeadlines">Deadlines of cases that have passed and are not met.</param>
/// <param name="MyTasks">Those that the person who asks has taken or may take.</param>
/// <param name="Incidents">Incidents that wait for an administrator.</param>
/// <param name="Undelivered">What cases sent to one another and could not be delivered so far; 0 for who is no administrator.</param>
/// <param name="UnreadNotices">What the person who asks has not marked as read.</param>
/// <param name="AtLeast">The names of the numbers above that are where counting stopped: there may be more.</param>
/// <param name="Next">What fires next; null when nothing will.</param>
/// <param name="Alarms">What is wrong with the engine itself; empty for people, who can do nothing about it.</param>
public sealed record OverviewBody(
    int Running,
    int OpenTasks,
    int LateTasks,
    int LateDeadlines,
    int MyTasks,
    int Incidents,
    int Undelivered,
    int UnreadNotices,
    ImmutableArray<string> AtLeast,
    TimerBody? Next,
    ImmutableArray<HealthCheckBody> Alarms)
{
    /// <summary>The body for what was counted.</summary>
    public static OverviewBody Of(Runtime.Queries.Overview counts, TimerBody? next, ImmutableArray<HealthCheckBody> alarms)
    {
        (string Name, Counted Counted)[] numbers =
        [
            (nameof(Running), counts.Running),
            (nameof(OpenTasks), counts.OpenTasks),
            (nameof(LateTasks), counts.LateTasks),
            (nameof(LateDeadlines), counts.LateDeadlines),
            (nameof(MyTasks), counts.MyTasks),
            (nameof(Incidents), counts.Incidents),
            (nameof(Undelivered), counts.Undelivered),
            (nameof(UnreadNotices), counts.UnreadNotices),
        ];
        return new(
            counts.Running.Number,
            counts.OpenTasks.Number,
            counts.LateTasks.Number,
            counts.LateDeadlines.Number,
            counts.MyTasks.Number,
            counts.Incidents.Number,
            counts.Undelivered.Number,
            counts.UnreadNotices.Number,
            [.. numbers.Where(n => !n.Counted.IsAll).Select(n => JsonNamingPolicy.CamelCase.ConvertName(n.Name))],
            next,
            alarms);
    }
}
