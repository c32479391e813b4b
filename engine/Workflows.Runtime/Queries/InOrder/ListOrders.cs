using System.Collections.Immutable;
using Workflows.Runtime.Running;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>The orders of all lists. Each is one index, named in the scripts of the schema.</summary>
internal static class ListOrders
{
    public static ListOrder InstancesOfStatus { get; } = Cases("instance", "id") with { Of = ["status"] };

    public static ListOrder InstancesOfProcess { get; } = Cases("instance", "id") with { Of = ["process", "status"] };

    /// <summary>The cases that a principal has anything to do with.</summary>
    public static ListOrder InstancesOfPrincipal { get; } = Cases("access", "instance") with { Of = ["principal"] };

    public static ListOrder InstancesOfPrincipalAndProcess { get; } = Cases("access", "instance") with { Of = ["principal", "process"] };

    /// <summary>Open tasks with a due date. Those without one follow them.</summary>
    public static ListOrder Tasks { get; } = Elements("task", "due_at") with { Where = "closed_at is null and due_at is not null" };

    public static ListOrder TasksNeverDue { get; } = Elements("task", "due_at") with
    {
        Where = "closed_at is null and due_at is null",
        Timeless = ElementStatements.Never,
    };

    /// <summary>The tasks that a principal may take.</summary>
    public static ListOrder TasksOfPrincipal { get; } = new(
        "candidate", "task_candidate", [Number("due_at"), Id("instance"), Number("task")]) { Of = ["principal"] };

    /// <summary>What a person has taken; in no order that a list is in.</summary>
    public static ListOrder TasksOfAssignee { get; } = Elements("task", "opened_at") with
    {
        Name = "assigned",
        Of = ["assignee"],
        Where = "closed_at is null and assignee is not null",
    };

    public static ListOrder Timers { get; } = Elements("wait", "due_at") with { Where = "due_at is not null" };

    public static ListOrder TimersOfPurpose { get; } = Timers with { Of = ["purpose"] };

    public static ListOrder Calls { get; } = Elements("wait", "try_at") with { Where = "try_at is not null" };

    public static ListOrder Incidents { get; } = Elements("incident", "raised_at");

    public static ListOrder Deadlines { get; } = new(
        "deadline", "deadline", [Number("due_at"), Id("instance"), new("name", PlaceKind.Text)]) { Where = "standing in ('running', 'missed')" };

    public static ListOrder Documents { get; } = new(
        "document", "document", [Number("written_at"), Id("instance"), Number("number"), Number("version")]) { Descending = true };

    public static ListOrder NoticesUnread { get; } = Messages("notice", "at") with { Of = ["person"], Where = "read_at is null" };

    public static ListOrder NoticesRead { get; } = NoticesUnread with { Where = "read_at is not null" };

    public static ListOrder MailsOfState { get; } = Messages("outbox", "created_at") with { Of = ["state"] };

    /// <summary>What cases sent one another and did not arrive at the first try.</summary>
    public static ListOrder Undelivered { get; } = new(
        "dispatch", "dispatch", [Number("created_at"), Id("sender"), Number("sequence"), Number("position")])
    {
        Where = "attempts > 0",
        InstanceColumn = "sender",
    };

    public static ImmutableArray<ListOrder> All { get; } =
    [
        InstancesOfStatus, InstancesOfProcess, InstancesOfPrincipal, InstancesOfPrincipalAndProcess, Tasks, TasksNeverDue, TasksOfPrincipal,
        TasksOfAssignee, Timers, TimersOfPurpose, Calls, Incidents, Deadlines, Documents, NoticesUnread, NoticesRead, MailsOfState, Undelivered,
    ];

    private static ListOrder Cases(string table, string id) =>
        new(table, table, [Number("started_at"), Id(id)]) { Descending = true, InstanceColumn = id };

    private static ListOrder Elements(string table, string time) => new(table, table, [Number(time), Id("instance"), Number("id")]);

    private static ListOrder Messages(string table, string time) => new(table, table, [Number(time), Id("id")]) { Descending = true };

    private static OrderColumn Number(string name) => new(name, PlaceKind.Number);

    private static OrderColumn Id(string name) => new(name, PlaceKind.Id);
}
