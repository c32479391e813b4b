using Workflows.Language.Definitions;
using Xunit;
using static Workflows.Language.Tests.Layout.Sketch;

namespace Workflows.Language.Tests.Layout;

/// <summary>The processes that the drawings of these tests show.</summary>
internal static class Processes
{
    public static ProcessDefinition Outreach { get; } = Process(
        "outreach",
        Task("Send in your routine for reporting", "head-teacher of <unit.id>", "collect") with
        {
            ForEach = Each("unit", "5 weeks after start"),
            Due = Phrase("3 weeks"),
            Remind = [Reminder("1 week before"), Reminder("on the day")],
            Escalate = [Escalation("10 days after", "process-owner")],
            Clauses = [Word("SO-P1")],
        },
        Task("Analyse the routines", "working-group", "analyse"),
        Decision("One general routine", "director", "decide", Continue("approve"), Back("send back", "analyse"), Ends("reject", "rejected")) with
        {
            PresentedBy = Role("process-owner"),
        },
        Notify("The decision for <unit.name>", "head-teacher of <unit.id>"),
        WaitUntil("2 weeks before end of plan"),
        Task("Follow up"));

    public static ProcessDefinition Expense { get; } = Process(
        "expense",
        Task("Fill in the claim", "employee", "claim"),
        Choose(
            List(),
            ("amount > 1000", List(Task("Check the receipts", "accountant", "receipts"))),
            ("category = \"travel\"", List(Task("Check the trip", "travel office"), BackTo("claim", 3)))),
        Task(
            "Approve the claim",
            "manager",
            "approve",
            Continue("yes"),
            Back("more information", "claim"),
            Ends("no", "refused"),
            EndsProcess("fraud", "reported to the police")),
        Set("paid"),
        WaitFor("3 working days"));

    public static ProcessDefinition Tracks { get; } = Process(
        "tracks",
        Parallel(
            ("ends itself", List(WaitForMessage("answer"), End("answered"))),
            ("stops all", List(Task("Look"), EndProcess("stopped"))),
            ("nothing", List())) with
        {
            Id = Word("units"),
            ForEach = Each("unit"),
        },
        Choose(
            null,
            ("a", List(BackTo("units"))),
            ("b", List(Choose(List(BackTo("units")), ("c", List(Task("Inner")))))),
            ("d", List(Task("Last", "someone", "last", Back("again", "units"), Continue("good"))))),
        Task("Sometimes") with { When = Expression("amount > 5") });

    public static TheoryData<string> Names { get; } = ["outreach", "expense", "tracks"];

    public static ProcessDefinition Named(string name) => name switch
    {
        "outreach" => Outreach,
        "expense" => Expense,
        _ => Tracks,
    };
}
