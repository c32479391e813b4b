namespace Workflows.Cli.Tests;

/// <summary>Bodies as the server sends them.</summary>
internal static class Bodies
{
    public static readonly Guid First = Guid.Parse("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");
    public static readonly Guid Second = Guid.Parse("2c9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");

    public static readonly object Directory = new
    {
        name = "The town",
        units = Array.Empty<object>(),
        roles = Array.Empty<object>(),
        people = new[]
        {
            new { id = "anna", name = "Anna", principals = new[] { "head-teacher@preschool-a", "working-group" } },
            new { id = "bertil", name = "Bertil", principals = new[] { "head-teacher@preschool-b", "working-group" } },
        },
    };

    public static object Page(params object[] items) => new { items, next = (string?)null };

    public static object Instance(Guid id, int late = 0, string? outcome = null) => new
    {
        instance = id,
        process = "school-outreach",
        title = "School outreach",
        revision = "abc",
        status = outcome is null ? "running" : "completed",
        outcome,
        startedBy = new { id = "erika", name = "Erika" },
        startedAt = "2020-02-10T08:00:00Z",
        endedAt = (string?)null,
        openTasks = 4,
        lateTasks = late,
        lateDeadlines = 0,
        incidents = 0,
        nextDue = new { at = "2020-03-02T23:00:00Z", day = "2020-03-02" },
    };

    public static object Task(
        int number, string node, string candidate, string title = "Send in your routine", Guid? instance = null, bool late = false) => new
    {
        instance = instance ?? First,
        task = number,
        process = "school-outreach",
        processTitle = "School outreach",
        node,
        kind = "task",
        title,
        candidates = new[] { candidate },
        assignee = (object?)null,
        openedAt = "2020-02-10T08:00:00Z",
        due = new { at = "2020-03-02T23:00:00Z", day = "2020-03-02" },
        late,
        mayClaim = true,
        mayComplete = true,
        meets = Array.Empty<object>(),
    };

    /// <summary>An instance in which nothing is open.</summary>
    public static object DetailOfCase(string status) => new
    {
        summary = new
        {
            instance = First,
            process = "school-outreach",
            title = "School outreach",
            revision = "abc",
            status,
            outcome = (string?)null,
            startedBy = (object?)null,
            startedAt = "2020-02-10T08:00:00Z",
            endedAt = (string?)null,
            openTasks = 0,
            lateTasks = 0,
            lateDeadlines = 0,
            incidents = 0,
            nextDue = (object?)null,
        },
        received = "2020-02-10",
        occurred = (string?)null,
        registered = "2020-02-10",
        plan = (object?)null,
        data = (object?)null,
        results = (object?)null,
        steps = Array.Empty<object>(),
        tasks = Array.Empty<object>(),
        timers = Array.Empty<object>(),
        incidents = Array.Empty<object>(),
        links = Array.Empty<object>(),
        held = Array.Empty<object>(),
        handlers = Array.Empty<object>(),
        deadlines = Array.Empty<object>(),
    };

    public static object Detail(object summary, object[] lines, params object[] outcomes) =>
        new
        {
            summary,
            help = (string?)null,
            clauses = Array.Empty<object>(),
            lines,
            outcomes,
            checklist = Array.Empty<object>(),
            about = (long?)null,
        };

    public static object Line(string name, string kind, params string[] options) =>
        new
        {
            name,
            label = $"The {name}",
            help = (string?)null,
            kind,
            options,
            required = false,
            sensitivity = "internal",
            value = (object?)null,
            assumed = (string?)null,
        };

    public static object Outcome(string name) => new { name, leads = "onward", target = (string?)null };

    public static object Answer(string item, bool answered, params object[] values) => new
    {
        step = "collect",
        title = "Send in your routine",
        item,
        answered,
        person = answered ? new { id = "anna", name = "Anna" } : null,
        at = answered ? "2020-02-20" : null,
        outcome = answered ? "done" : null,
        values,
    };

    public static object Value(string name, string kind, object value) => new { name, label = $"The {name}", kind, value };

    public static object Deadline(string title, string? day, string standing = "running") => new
    {
        name = title.ToLowerInvariant(),
        title,
        standing,
        from = (object?)null,
        due = day is null ? null : new { at = $"{day}T23:00:00Z", day },
        late = false,
        metAt = (string?)null,
        metBy = (string?)null,
        @fixed = "Act 2021:890",
    };

    public static object Timer(string purpose, string at, bool overdue = false) => new
    {
        instance = First,
        process = "school-outreach",
        wait = 7,
        purpose,
        dueAt = at,
        node = "collect",
        task = 5,
        title = "Send in your routine",
        rule = 0,
        occurrence = 1,
        overdue,
    };
}
