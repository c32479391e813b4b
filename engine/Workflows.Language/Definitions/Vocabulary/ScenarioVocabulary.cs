using System.Collections.Immutable;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The keys of a <c>*.scenario.yaml</c>.</summary>
public static class ScenarioVocabulary
{
    private static readonly ValueShape Count = new ValueShape.Number();

    private static readonly ValueShape Counts = Either(Count, MapOf(Count));

    public static KeySet Postponement { get; } = new("postponement", "'postpone'",
    [
        Required("to", OneText, "The new first and last day of the plan: 2020-08-24/2020-12-18."),
        Optional("rule", OneOf("shift", "stretch"), "How open dates move; shift unless said otherwise."),
        Required("reason", OneText, "Why; it stays in the journal."),
    ]);

    public static KeySet Expectation { get; } = new("expectation", "'expect'",
    [
        Optional("open", MapOf(Count), "How many tasks of each step are open."),
        Optional("due", MapOf(OneText), "The due date of a task, by step or as in 'collect for preschool-a'."),
        Optional("deadlines", MapOf(OneText), "Where each deadline stands (waiting, running, met, missed), or by when it is to be met."),
        Optional("reminders", Counts, "How many reminders were sent since the last 'expect', in all or by step."),
        Optional("escalations", Counts, "How many escalations were opened since the last 'expect', in all or by step."),
        Optional("sent", Counts, "How many messages people were sent since the last 'expect', in all or by step."),
        Optional("overdue", Counts, "How many open tasks are late, in all or by step."),
        Optional("held", Counts, "How many steps are held, in all or by step."),
        Optional("handlers", Counts, "How many handlers run, in all or by name."),
        Optional("incidents", Counts, "How many incidents are open, in all or by step."),
        Optional("documents", Counts, "How many documents were written, in all or by step."),
        Optional("status", OneText, "The status of the case, such as running or completed."),
        Optional("outcome", OneText, "How the case has ended."),
        Optional("data", MapOf(Anything), "What data fields hold."),
        Optional("cases", MapOf(Anything), "The cases that steps called or opened: their status, or what is expected of them."),
        Optional("results", MapOf(MapOf(Anything)), "What steps have yielded, by step and field."),
    ]);

    private static Key As { get; } = Optional("as", OneText, "Who acts: a person's id, or a role that somebody holds on that day.");

    private static Key Refused { get; } = Optional("refused", OneText, "The code with which this is refused, such as WF9004.");

    private static Key With { get; } = Optional("with", MapOf(Anything), "What is filled in, by field.");

    private static Key Reason { get; } = Optional("reason", OneText, "Why; it stays in the journal.");

    private static Key Outcome { get; } = Optional("outcome", OneText, "Which outcome is chosen.");

    private static Key Ticked { get; } = Optional("ticked", OneOrMore, "What of the checklist is ticked; without it, all.");

    /// <summary>What can stand under <c>steps</c>; the first key of each is the act.</summary>
    public static ImmutableArray<KeySet> Acts { get; } =
    [
        Act("advance", OneText, "Lets so much time pass: 14 days, 2 hours."),
        Act("advance-to", OneText, "Lets time pass until then: 2020-03-16, 2020-03-16T17:00 or 17:00."),
        Act("complete", OneText, "Somebody does a task: collect, or collect for preschool-a.", Refused, As, Outcome, With, Ticked),
        Act("complete every", OneText, "All open tasks of a step are done, for every item: collect.", As, Outcome, With, Ticked),
        Act("claim", OneText, "Somebody takes a task.", Refused, As),
        Act("release", OneText, "Somebody gives a task back.", Refused, As),
        Act(
            "reassign",
            OneText,
            "An administrator gives a task to others.",
            Refused,
            Required("to", OneOrMore, "The roles or persons that get it."),
            Reason),
        Act("reschedule", OneText, "An administrator moves the due date of a task.", Refused, Required("to", OneText, "The new due date."), Reason),
        Act("postpone", Keys(Postponement), "The plan moves.", Refused),
        Act("answer", OneText, "A service answers a call.", Refused, Optional(
            "status", Count, "The status of the answer; 200 unless said otherwise."),
            Optional("body", Anything, "What the answer holds."), Optional("failure", OneText, "What goes wrong instead, such as timeout.")),
        Act("message", OneText, "A message comes from outside.", Refused, Optional("key", OneText, "Which case is meant."), With),
        Act("add", Anything, "An item is added to a running for-each: a row, or its id.", Refused, Required(
            "to", OneText, "The step with the for-each."),
            Optional("within", OneText, "The item that the for-each runs in."), Reason),
        Act(
            "cancel",
            OneText,
            "An administrator cancels the case, and why.",
            Refused,
            As,
            Optional("case", OneText, "The case that a step called or opened.")),
        Act("retry", OneText, "An administrator lets a step that stopped try again.", Refused),
        Act("expect", Keys(Expectation), "How it has to be then."),
    ];

    public static KeySet Scenario { get; } = new("scenario", "a scenario",
    [
        Required("scenario", OneText, "What it shows, in a sentence."),
        Required("process", OneText, "The id of the process."),
        Optional("description", OneText, "More about it."),
        Optional("given", MapOf(Anything),
            "'now' (when it starts), 'by' (who starts it), 'message' with 'with', 'every' (a start that comes by itself), and data fields "
                + "with their values."),
        Required("steps", ListOf(Either([.. Acts.Select(Keys)])), "What happens then, and what is expected."),
    ]);

    /// <summary>The keys of an act.</summary>
    public static KeySet Of(string act) => Acts.First(a => a.Names[0] == act);

    private static KeySet Act(string name, ValueShape shape, string description, params ReadOnlySpan<Key> further) =>
        new($"act-{name.Replace(' ', '-')}", $"'{name}'", [Required(name, shape, description), .. further]);
}
