using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class ListingTests
{
    [Fact]
    public async Task Instances_are_listed_as_a_table()
    {
        var server = new CannedServer().Answers(
            "GET /api/v1/instances",
            Bodies.Page(Bodies.Instance(Bodies.First, late: 2), Bodies.Instance(Bodies.Second, outcome: "rejected")));

        var run = await server.RunAsync("list", "--process", "school-outreach", "--late");

        Assert.Equal(
            """
            INSTANCE  PROCESS          STATUS                STARTED           OPEN  LATE  STUCK  NEXT DUE
            1b9d6bcd  school-outreach  running               2020-02-10 08:00  4     2     -      2020-03-02
            2c9d6bcd  school-outreach  completed (rejected)  2020-02-10 08:00  4     -     -      2020-03-02

            """,
            run.Output);
        Assert.Equal("?status=running&process=school-outreach&late=true&limit=200", server.Requests[0].Query);
        Assert.False(server.Requests[0].Headers.ContainsKey("Act-As"));
    }

    [Fact]
    public async Task Where_none_is_running_it_is_told_how_to_see_the_others()
    {
        var run = await new CannedServer().Answers("GET /api/v1/instances", Bodies.Page()).RunAsync("list");
        var help = await CommandRun.OfAsync(["list", "--help"]);

        Assert.Equal("Found no running instance (--status all looks among the ended ones too).\n", run.Output);
        Assert.Contains("Lists running instances", help.Output, StringComparison.Ordinal);
        Assert.Contains("--status all", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_instances_are_asked_for_without_a_status()
    {
        var server = new CannedServer().Answers("GET /api/v1/instances", Bodies.Page());

        var run = await server.RunAsync("list", "--status", "all");

        Assert.Equal("No instances.\n", run.Output);
        Assert.Equal("?limit=200", server.Requests[0].Query);
    }

    [Fact]
    public async Task Json_of_a_list_is_what_the_server_says()
    {
        var server = new CannedServer().Answers("GET /api/v1/instances", Bodies.Page(Bodies.Instance(Bodies.First)));

        var instance = (await server.RunAsync("list", "--format", "json")).Json.GetProperty("instances")[0];

        Assert.Equal(
            [
                "instance",
                "process",
                "title",
                "revision",
                "status",
                "outcome",
                "startedBy",
                "startedAt",
                "endedAt",
                "openTasks",
                "lateTasks",
                "lateDeadlines",
                "incidents", "nextDue",
            ],
            instance.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2020-03-02", instance.GetProperty("nextDue").GetProperty("day").GetString());
    }

    [Fact]
    public async Task A_persons_tasks_are_listed_for_that_person()
    {
        var server = new CannedServer().Answers("GET /api/v1/tasks", Bodies.Page(Bodies.Task(5, "collect", "head-teacher@preschool-a", late: true)));

        var run = await server.RunAsync("tasks", "--as", "anna");

        Assert.Equal(
            """
            TASK        STEP     DUE               WHO                       TITLE
            1b9d6bcd/5  collect  2020-03-02, late  head-teacher@preschool-a  Send in your routine

            """,
            run.Output);
        Assert.Equal("?view=mine&limit=200", server.Requests[0].Query);
        Assert.Equal("anna", server.Requests[0].Headers["Act-As"]);
    }

    [Fact]
    public async Task All_tasks_of_an_instance_are_listed_for_an_administrator()
    {
        var server = new CannedServer()
            .Answers("GET /api/v1/instances", Bodies.Page(Bodies.Instance(Bodies.First)))
            .Answers("GET /api/v1/tasks", Bodies.Page());

        var run = await server.RunAsync("tasks", "--instance", "1b9d");

        Assert.Equal("No open tasks.\n", run.Output);
        Assert.Equal($"?view=all&instance={Bodies.First}&limit=200", server.Requests[1].Query);
    }

    [Fact]
    public async Task Timers_are_listed_in_the_order_in_which_they_fire()
    {
        var server = new CannedServer().Answers(
            "GET /api/v1/timers",
            Bodies.Page(Bodies.Timer("reminder", "2020-02-24T07:00:00Z", overdue: true), Bodies.Timer("close", "2020-03-16T22:59:59Z")));

        var run = await server.RunAsync("timers");

        Assert.Equal(
            """
            FIRES                      WHAT               INSTANCE/TASK  STEP     TITLE
            2020-02-24 07:00, overdue  reminder           1b9d6bcd/5     collect  Send in your routine
            2020-03-16 22:59           collection closes  1b9d6bcd/5     collect  Send in your routine

            """,
            run.Output);
    }

    [Fact]
    public async Task Words_of_a_case_cannot_steer_the_terminal()
    {
        var server = new CannedServer().Answers("GET /api/v1/tasks", Bodies.Page(Bodies.Task(5, "collect", "someone", title: "\e[2J\nwiped\u202E")));

        var run = await server.RunAsync("tasks");

        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain('\u202E', run.Output);
        Assert.Equal(2, run.Output.Count(c => c == '\n'));
    }

    [Fact]
    public async Task An_instance_is_shown_with_steps_tasks_timers_incidents_data_and_journal()
    {
        var server = new CannedServer()
            .Answers($"GET /api/v1/instances/{Bodies.First}", new
            {
                summary = Bodies.Instance(Bodies.First, late: 1),
                received = "2020-02-10",
                occurred = (string?)null,
                registered = "2020-02-10",
                plan = new { from = "2020-02-10", to = "2020-06-05" },
                data = new { threshold = 3, note = "no" },
                results = new object[]
                {
                    Bodies.Answer(
                        "Preschool A",
                        answered: true,
                        Bodies.Value("note", "text", "until noon"),
                        Bodies.Value("plan", "file", new { file = "f", name = "plan.pdf", size = 6, type = "application/pdf" })),
                    Bodies.Answer("Preschool B", answered: false),
                },
                steps = new object[]
                {
                    new { node = "parallel-1", kind = "parallel", title = "", depth = 0, state = "open", open = 1, done = 0 },
                    new { node = "collect", kind = "task", title = "Send in your routine", depth = 1, state = "open", open = 2, done = 3 },
                    new { node = "analyse", kind = "task", title = "Analyse", depth = 1, state = "ahead", open = 0, done = 0 },
                },
                tasks = new[] { Bodies.Task(5, "collect", "head-teacher@preschool-a") },
                timers = new[] { Bodies.Timer("reminder", "2020-02-24T07:00:00Z") },
                incidents = new[]
                {
                    new
                    {
                        instance = Bodies.First,
                        process = "p",
                        incident = 9,
                        node = "collect",
                        code = "WF9001",
                        message = "Nobody holds the role.",
                        raisedAt = "2020-02-10T08:00:00Z",
                    },
                },
                links = new object[]
                {
                    new
                    {
                        relation = "called",
                        step = "collect",
                        other = new { instance = Bodies.Second, process = "inquiry", title = "Inquiry", status = "running" },
                    },
                    new { relation = "opened-by", step = (string?)null, other = (object?)null },
                },
                held = new[] { new { node = "analyse", title = "Analyse", @while = "police_investigation", since = "2020-02-11T08:00:00Z" } },
                handlers = new object[]
                {
                    new
                    {
                        name = "retaliation",
                        title = "Retaliation",
                        trigger = "when the message retaliation-report comes",
                        node = (string?)null,
                        interrupts = false,
                        awaited = 1,
                        next = (string?)null,
                        running = 2,
                    },
                    new
                    {
                        name = "late",
                        title = "late",
                        trigger = "when it is overdue",
                        node = "collect",
                        interrupts = true,
                        awaited = 1,
                        next = "2020-03-16T23:00:00Z",
                        running = 0,
                    },
                },
                deadlines = new[] { Bodies.Deadline("Answers", "2020-03-16"), Bodies.Deadline("Feedback", null, "waiting") },
            })
            .Answers($"GET /api/v1/instances/{Bodies.First}/journal", Bodies.Page(
                new
                {
                    sequence = 1,
                    at = "2020-02-10T08:00:00Z",
                    act = "start",
                    person = (object?)null,
                    @operator = "operator",
                    events = new[] { new { @event = "instance-started" } },
                }));

        var run = await server.RunAsync("show", Bodies.First.ToString(), "--journal");

        Assert.Equal(0, run.ExitCode);
        Snapshot.Verify(run.Output);
    }

    [Fact]
    public async Task An_instance_is_found_by_the_beginning_of_its_id_when_only_one_begins_so()
    {
        var server = new CannedServer().Answers(
            "GET /api/v1/instances", Bodies.Page(Bodies.Instance(Bodies.First), Bodies.Instance(Guid.Parse("1b9d6bcd-0000-4b2d-9b5d-ab8dfbbd4bed"))));

        var run = await server.RunAsync("show", "1b9d6bcd");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Several instances begin with 1b9d6bcd.", run.Error, StringComparison.Ordinal);
        Assert.Contains(Bodies.First.ToString(), run.Error, StringComparison.Ordinal);
    }
}
