using System.Globalization;
using Workflows.Benchmarks.Hosting;
using Workflows.Engine.State;
using Workflows.Runtime.Health;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Recurring;

namespace Workflows.Benchmarks.Waiting;

/// <summary>A list to ask for.</summary>
/// <param name="Name">What it lists.</param>
/// <param name="Ask">Asks for a stretch.</param>
internal sealed record AskedList(string Name, Func<Viewer, Slice, Task<Answered>> Ask);

/// <summary>What was answered.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Next">Where the next stretch begins; null at the end.</param>
internal readonly record struct Answered(int Rows, string? Next)
{
    public static async Task<Answered> OfAsync<T>(Task<Sliced<T>> asked)
    {
        var answer = await asked;
        return new(answer.Items.Length, answer.Next);
    }
}

/// <summary>Every list that the pages and the command line ask for, with each filter; and what else is asked of all cases at once.</summary>
internal static class DormantLists
{
    public static IReadOnlyList<(string Name, Viewer Viewer)> Viewers { get; } =
    [
        ("administrator", Viewer.Administrator),
        ("sees most", Viewer.Of("sam", ["clerk"])),
        ("sees some", Viewer.Of("ann", ["agent"])),
        ("sees few", Viewer.Of("kim", ["keeper"])),
        ("sees none", Viewer.Of("eve", ["guest"])),
    ];

    /// <param name="node">Whose lists.</param>
    /// <param name="known">Some case.</param>
    /// <param name="ct">Ends the reading.</param>
    public static IReadOnlyList<AskedList> Of(HostedNode node, InstanceId known, CancellationToken ct) =>
        [.. Instances(node, known, ct), .. Tasks(node, known, ct), .. Times(node, known, ct), .. Others(node, known, ct), .. Counts(node, ct)];

    private static IEnumerable<AskedList> Instances(HostedNode node, InstanceId known, CancellationToken ct)
    {
        var queries = node.Get<InstanceQueries>();
        return
        [
            Asked("cases", new()),
            Asked("cases that run", new() { Status = InstanceStatus.Running }),
            Asked("cases that have ended", new() { Status = InstanceStatus.Completed }),
            Asked("cases that were cancelled", new() { Status = InstanceStatus.Cancelled }),
            Asked("cases of a common process", new() { Process = "common" }),
            Asked("cases of a rare process", new() { Process = "rare" }),
            Asked("cases of a process, by status", new() { Process = "stuck", Status = InstanceStatus.Running }),
            Asked("cases of a process, by a status of none", new() { Process = "common", Status = InstanceStatus.Completed }),
            Asked("cases with a text", new() { Text = "rar" }),
            Asked("cases with a text of many", new() { Text = "COMM" }),
            Asked("cases with a text of none", new() { Text = "nothing" }),
            Asked("cases with an id", new() { Text = known.ToString() }),
            Asked("cases that are late", new() { Late = true }),
            Asked("cases that are not late", new() { Late = false }),
            Asked("late cases of a process", new() { Late = true, Process = "late" }),
            Asked("late cases of a process of none", new() { Late = true, Process = "rare" }),
        ];

        AskedList Asked(string name, InstanceFilter filter) =>
            new(name, (viewer, slice) => Answered.OfAsync(queries.ListAsync(viewer, filter, slice, ct)));
    }

    private static IEnumerable<AskedList> Tasks(HostedNode node, InstanceId known, CancellationToken ct)
    {
        var queries = node.Get<TaskQueries>();
        return
        [
            Asked("tasks", new()),
            Asked("tasks that are late", new() { Late = true }),
            Asked("tasks that are not late", new() { Late = false }),
            Asked("tasks of a common process", new() { Process = "common" }),
            Asked("tasks of a rare process", new() { Process = "rare" }),
            Asked("late tasks of a process", new() { Process = "late", Late = true }),
            Asked("late tasks of a process of none", new() { Process = "common", Late = true }),
            Asked("tasks of a case", new() { Instance = known }),
            Asked("own tasks", new() { Mine = true }),
            Asked("own tasks that are late", new() { Mine = true, Late = true }),
            Asked("own tasks of a process", new() { Mine = true, Process = "rare" }),
        ];

        AskedList Asked(string name, TaskFilter filter) =>
            new(name, (viewer, slice) => Answered.OfAsync(queries.ListAsync(viewer, filter, slice, ct)));
    }

    private static IEnumerable<AskedList> Times(HostedNode node, InstanceId known, CancellationToken ct)
    {
        var timers = node.Get<TimerQueries>();
        var deadlines = node.Get<DeadlineQueries>();
        return
        [
            Timers("timers", new()),
            Timers("timers for reminders", new() { Purpose = TimerPurpose.Reminder }),
            Timers("timers for what none is for", new() { Purpose = TimerPurpose.Escalation }),
            Timers("timers of a common process", new() { Process = "common" }),
            Timers("timers of a rare process", new() { Process = "rare" }),
            Timers("timers for reminders of a process", new() { Process = "rare", Purpose = TimerPurpose.Reminder }),
            Timers("timers of a case", new() { Instance = known }),
            Deadlines("deadlines", new()),
            Deadlines("deadlines that have passed", new() { Late = true }),
            Deadlines("deadlines that have not passed", new() { Late = false }),
            Deadlines("deadlines of a common process", new() { Process = "common" }),
            Deadlines("deadlines of a process of none", new() { Process = "late" }),
            Deadlines("deadlines of a case", new() { Instance = known }),
        ];

        AskedList Timers(string name, TimerFilter filter) =>
            new(name, (viewer, slice) => Answered.OfAsync(timers.ListAsync(viewer, filter, slice, ct)));

        AskedList Deadlines(string name, DeadlineFilter filter) =>
            new(name, (viewer, slice) => Answered.OfAsync(deadlines.ListAsync(viewer, filter, slice, ct)));
    }

    private static IEnumerable<AskedList> Others(HostedNode node, InstanceId known, CancellationToken ct) =>
    [
        new("incidents", (v, s) => Answered.OfAsync(node.Get<IncidentQueries>().ListAsync(v, null, null, s, ct))),
        new("incidents of a process", (v, s) => Answered.OfAsync(node.Get<IncidentQueries>().ListAsync(v, "stuck", null, s, ct))),
        new("incidents of a process of none", (v, s) => Answered.OfAsync(node.Get<IncidentQueries>().ListAsync(v, "common", null, s, ct))),
        new("undelivered", (v, s) => Answered.OfAsync(node.Get<UndeliveredQueries>().ListAsync(v, s, ct))),
        new("calls", (v, s) => Answered.OfAsync(node.Get<CallQueries>().ListAsync(v, null, s, ct))),
        new("documents", (v, s) => Answered.OfAsync(node.Get<DocumentQueries>().ListAsync(v, null, s, ct))),
        new("notices", (v, s) => Answered.OfAsync(node.Get<NoticeQueries>().ListAsync(v, null, s, ct))),
        new("notices not read", (v, s) => Answered.OfAsync(node.Get<NoticeQueries>().ListAsync(v, true, s, ct))),
        new("notices read", (v, s) => Answered.OfAsync(node.Get<NoticeQueries>().ListAsync(v, false, s, ct))),
        new("mails", (v, s) => Answered.OfAsync(node.Get<OutboxQueries>().ListAsync(v, null, s, ct))),
        .. Enum.GetValues<MailState>().Select(state => new AskedList(
            string.Create(CultureInfo.InvariantCulture, $"mails, {state}").ToLowerInvariant(),
            (v, s) => Answered.OfAsync(node.Get<OutboxQueries>().ListAsync(v, state, s, ct)))),
        new("journal of a case", async (v, s) => await node.Get<JournalQueries>().ListAsync(v, known, s, ct) is { } journal
            ? new(journal.Items.Length, journal.Next)
            : default(Answered)),
        new("a case", async (v, _) => await WithoutNext(node.Get<InstanceQueries>().FindAsync(v, known, ct))),
        new("links of a case", async (v, _) => await WithoutNext(node.Get<LinkQueries>().ListAsync(v, known, ct))),
        new("system journal", (v, s) => Answered.OfAsync(node.Get<SystemQueries>().ListAsync(v, s, ct))),
        new("starts", async (_, _) => await WithoutNext(node.Get<StartQueries>().ListAsync(null, ct))),
    ];

    private static IEnumerable<AskedList> Counts(HostedNode node, CancellationToken ct) =>
    [
        new("overview", async (v, _) => await WithoutNext(node.Get<OverviewQueries>().CountAsync(v, ct))),
        new("running cases by process", async (_, _) => await WithoutNext(
            node.Get<OverviewQueries>().RunningByProcessAsync(DormantProcesses.Kinds.Select(k => k.Process), ct))),
        new("running cases by revision", async (_, _) => await WithoutNext(node.Get<OverviewQueries>().RunningByDefinitionAsync("common", ct))),
        new("health", async (_, _) => await WithoutNext(node.Get<HealthLook>().LookAsync(ct))),
    ];

    private static async Task<Answered> WithoutNext(Task answered)
    {
        await answered;
        return default;
    }
}
