using System.Collections.Immutable;
using Workflows.Server.Api.Health;
using Workflows.Server.Api.Timers;

namespace Workflows.Server.Api.Overview;

/// <summary>How things stand, in numbers; each counts what the list of the same name shows to the person who asks.</summary>
/// <param name="Running">Instances that run.</param>
/// <param name="OpenTasks">Tasks that are open.</param>
/// <param name="LateTasks">Those of them that are past their due date.</param>
/// <param name="LateDeadlines">Deadlines of cases that have passed and are not met.</param>
/// <param name="MyTasks">Those that the person who asks has taken or may take.</param>
/// <param name="Incidents">Incidents that wait for an administrator.</param>
/// <param name="Undelivered">What cases sent to one another and could not be delivered so far; 0 for who is no administrator.</param>
/// <param name="UnreadNotices">What the person who asks has not marked as read.</param>
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
    TimerBody? Next,
    ImmutableArray<HealthCheckBody> Alarms);
