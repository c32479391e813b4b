using System.Globalization;

namespace Workflows.Faults.Load;

/// <summary>The processes of the load: one for every way in which something comes to a case or goes out from it.</summary>
internal static class LoadProcesses
{
    /// <summary>Who does everything, and gets all mails.</summary>
    public const string Clerk = "clerk-1";

    /// <summary>Rows of the table that <c>gather</c> goes through.</summary>
    public const int Items = 2;

    /// <summary>When the reminders of a <c>watch</c> come, counted from its start. Nobody ever does its task.</summary>
    public static readonly IReadOnlyList<TimeSpan> Reminders = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(10)];

    /// <summary>From a watch's start to the last thing that happens in it by itself.</summary>
    public static readonly TimeSpan LongestWatch = TimeSpan.FromSeconds(13);

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>A plan that begins so many days after the one that errands start with.</summary>
    public static (DateOnly From, DateOnly To) PlanAfter(int days) => (Today.AddDays(days), Today.AddDays(days + 300));

    /// <summary>The process that starts by itself at a minute of the day (UTC).</summary>
    public static string DailyAt(TimeOnly minute) => string.Create(CultureInfo.InvariantCulture, $"daily-{minute:HHmm}");

    /// <summary>Writes processes, organisation and table.</summary>
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="service">Where filings are made.</param>
    /// <param name="starts">Minutes of the day (UTC) at which a process of its own starts by itself.</param>
    public static void Write(string folder, Uri service, IEnumerable<TimeOnly> starts)
    {
        Directory.CreateDirectory(folder);
        var (from, to) = PlanAfter(0);
        Write("errand", $"plan: {{ from: {from:O}, to: {to:O} }}", Errand);
        Write("watch", "", Watch);
        Write("filing", "", Filing.Replace("SERVICE", service.ToString(), StringComparison.Ordinal));
        Write("parent", "", Parent);
        Write("gather", "", Gather);
        WriteFile("child.process.yaml", $"process: child\ntitle: child\norganisation: fire-station\ndata:\n  number: text\n{Child}");
        WriteFile("report.process.yaml", $"process: report\ntitle: report\norganisation: fire-station\n{Report}");
        foreach (var minute in starts)
        {
            WriteFile($"{DailyAt(minute)}.process.yaml", Daily(minute));
        }

        WriteFile("items.csv", "id\nnorth\nsouth\n");
        WriteFile("fire-station.organisation.yaml", Organisation);

        void Write(string process, string plan, string rest) => WriteFile($"{process}.process.yaml", $"""
            process: {process}
            title: {process}
            organisation: fire-station
            {plan}
            start:
              - by: clerk
                form: [number]
            {rest}
            """);

        void WriteFile(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }

    private const string Errand = """
        data:
          number: text
        steps:
          - id: read
            task: Read errand <number>
            by: clerk
            form:
              note: { type: text, required: true }
            due: 10 days
            remind: [3 days before]
          - id: hand-in
            task: Hand in the paper of errand <number>
            by: clerk
            form:
              paper: { type: file, required: true }
              note: { type: text }
            due: 20 days
          - id: reply
            wait: { message: reply, key: number }
          - notify: Errand <number> is done
            to: clerk
        """;

    private const string Watch = """
        data:
          number: text
        steps:
          - id: look
            task: Watch <number>
            by: clerk
            due: 12 seconds
            remind: [10 seconds before, 6 seconds before, 2 seconds before]
            escalate: 1 second after to clerk
        """;

    private const string Filing = """
        data:
          number: text
        steps:
          - id: file
            http: POST SERVICE
            body: { number: = number }
            timeout: 2 seconds
            retry: { times: 20, first: 1 second, at-most: 2 seconds }
          - id: receipt
            document: Receipt <number>
            text: |
              Filing <number> was made.
          - id: rest
            wait: { for: 2 seconds }
        """;

    private const string Parent = """
        data:
          number: text
        steps:
          - id: ask
            call: child
            with: { number: = number }
          - notify: Parent <number> goes on
            to: clerk
        """;

    private const string Gather = """
        data:
          number: text
          items: { type: table, of: unit, from: items.csv }
        steps:
          - id: answer
            for-each: unit in items
            task: Answer for <unit.id>
            by: clerk
            form:
              note: { type: text, required: true }
        """;

    private const string Child = """
        steps:
          - id: rest
            wait: { for: 2 seconds }
          - end: settled
        """;

    private const string Report = """
        data:
          number: { type: text, sensitivity: personal }
        start:
          - message: new-report
            data: { number: = message.number }
        steps:
          - id: see
            task: See what was reported
            by: clerk
            form:
              note: { type: text, required: true }
        """;

    private const string Organisation = $$"""
        organisation: fire-station
        roles:
          clerk: Clerk
        people:
          {{Clerk}}: { name: The clerk, mail: clerk@example.org }
        holdings:
          - { role: clerk, person: {{Clerk}} }
        """;

    private static string Daily(TimeOnly minute) => string.Create(CultureInfo.InvariantCulture, $"""
        process: {DailyAt(minute)}
        title: Every day
        organisation: fire-station
        start:
          - every: day
            at: "{minute:HH:mm}"
        steps:
          - notify: It is {minute:HH:mm}
            to: clerk
        """);
}
