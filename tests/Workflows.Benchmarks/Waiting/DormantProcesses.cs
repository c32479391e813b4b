using Workflows.Language.Feel;

namespace Workflows.Benchmarks.Waiting;

/// <summary>What one of many dormant cases runs.</summary>
/// <param name="Process">Its process's id.</param>
/// <param name="Starter">Who starts it.</param>
/// <param name="Every">One case in so many is of it.</param>
/// <param name="Note">What is entered.</param>
internal sealed record DormantKind(string Process, string Starter, int Every, string Note)
{
    public FeelContext Form => FeelContext.Empty.With("note", FeelValue.Of(Note));
}

/// <summary>The processes of the dormant cases. They differ in who sees how many of them, and in what lists show of them.</summary>
internal static class DormantProcesses
{
    private const string Said = "Reported on paper, in the morning.";

    /// <summary>Sam is a clerk and sees nearly all, Ann some, Kim few, Eve none.</summary>
    public const string Organisation = """
        organisation: office
        roles:
          clerk: Clerk
          agent: Agent
          keeper: Keeper
          guest: Guest
        people:
          sam: { name: Sam, mail: sam@example.org }
          ann: { name: Ann, mail: ann@example.org }
          kim: { name: Kim, mail: kim@example.org }
          eve: { name: Eve, mail: eve@example.org }
        holdings:
          - { role: clerk, person: sam }
          - { role: agent, person: ann }
          - { role: keeper, person: kim }
          - { role: guest, person: eve }
        """;

    /// <summary>The rarest first; whatever is left is of the last one.</summary>
    public static IReadOnlyList<DormantKind> Kinds { get; } =
    [
        new("rare", "kim", 10_000, Said),
        new("stuck", "sam", 1_000, "no time at all"),
        new("letter", "sam", 500, Said),
        new("call", "ann", 250, Said),
        new("report", "sam", 200, Said),
        new("late", "ann", 50, Said),
        new("ended", "sam", 33, Said),
        new("common", "sam", 1, Said),
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        Waiting("rare", "Rare", "keeper", "due: 30 days after start\n    remind: [3 days before]"),
        Process("stuck", "Stuck", "clerk", "  - wait: { until: = date and time(note) }"),
        Process("letter", "Letter", "clerk", "  - open: sent\n    with: { note: = note }\n  - task: Look at it\n    by: clerk"),
        Process("sent", "Sent", "clerk", "  - task: Read it\n    by: clerk"),
        Process("call", "Call", "agent", "  - id: told\n    http: POST http://localhost:9/cases\n    body: { number: 7 }"),
        Process(
            "report",
            "Report",
            "clerk",
            "  - document: Report\n    text: |\n      It was said: <note>\n    copies: [agent]\n    sensitivity: special\n"
                + "  - task: Look at it\n    by: clerk"),
        Waiting("late", "Late", "agent", "due: 5 days after start"),
        Process("ended", "Ended", "clerk", "  - set: { note: '\"Done.\"' }"),
        Waiting(
            "common",
            "Common",
            "clerk",
            "due: 30 days after start\n    remind: [3 days before]\n    meets: answer",
            "deadlines:\n  answer: { within: 3 months, from: start }\n"),
    ];

    public static DormantKind Of(int number) => Kinds.First(k => number % k.Every == 0);

    private static string Waiting(string id, string title, string role, string times, string more = "") => Process(
        id, title, role, $"  - task: Look at it\n    by: {role}\n    {times}", more);

    private static string Process(string id, string title, string role, string steps, string more = "") =>
        $"process: {id}\ntitle: {title}\nowner: {role}\norganisation: office\n"
        + "data:\n  note: { type: text, sensitivity: special }\n"
        + $"start:\n  - by: {role}\n    form: [note]\n{more}steps:\n{steps}\n";
}
