using System.Collections.Immutable;
using Workflows.Language.Definitions.Reading;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The keys of steps: one keyword says the kind, the rest is the same for all kinds as far as it makes sense.</summary>
public static class StepVocabulary
{
    public static KeySet Outcome { get; } = new("outcome", "an outcome",
    [
        Required("then", OneText, "Where it leads: continue, back to STEP, end OUTCOME, end process OUTCOME."),
        Optional("label", OneText, "What people see instead of its name."),
    ]);

    private static readonly ImmutableArray<Key> Common =
    [
        Optional("id", OneText, "The name by which other steps, results and commands know this one."),
        Optional("title", OneText, "What diagrams and lists call it; may have placeholders."),
        Optional("help", OneText, "More about it for those who act."),
        Optional("clause", OneOrMore, "The clauses of the governing document that it carries out."),
        Optional("assumed", OneText, "Why something here goes beyond the governing document."),
        Optional("meets", OneOrMore, "The deadlines of the case that are fulfilled when the step is done."),
        Optional("when", OneText, "An expression: the step is skipped unless it is true."),
    ];

    private static readonly ImmutableArray<Key> Repeated =
    [
        Optional("for-each", OneText, "Does the step once for every item of a list: unit in units, or one after the other: unit in units, in turn."),
        Optional("closes", OneText, "When a for-each goes on with what came; without it, it waits for all."),
    ];

    /// <summary>Of steps that wait or act.</summary>
    private static readonly ImmutableArray<Key> Held = HandlerVocabulary.Held;

    /// <summary>Of steps that stay open until something happens.</summary>
    private static readonly ImmutableArray<Key> StaysOpen = [.. HandlerVocabulary.Held, .. HandlerVocabulary.On];

    /// <summary>The same for steps that are no human's, which may be late too.</summary>
    private static readonly ImmutableArray<Key> StaysOpenAndDue = [.. StaysOpen, .. HandlerVocabulary.Due];

    private static readonly ImmutableArray<Key> Human =
    [
        Required("by", OneText, "The role that acts: working-group, head-teacher of <unit.id>, = activity.owner."),
        Optional(
            "form",
            MapOf(Either(OneOf([.. ProcessVocabulary.FieldTypes.Remove("table")]), Keys(ProcessVocabulary.FormField))),
            "What is filled in."),
        Optional(
            "outcomes",
            MapOf(Either(OneText, Keys(Outcome))),
            "The possible answers and where each leads: continue, back to STEP, end OUTCOME, end process OUTCOME."),
        Optional("due", OneText, "By when: 3 weeks, 5 working days, 2020-03-16, 2 weeks after received."),
        Optional("remind", OneOrMore, "1 week before, on the day, every 3 days until closed."),
        Optional("escalate", OneOrMore, "10 days after to ROLE: opens a task for that role."),
        Optional("checklist", ListOf(OneText), "What has to be ticked, all of it, before it can be done."),
    ];

    private static readonly Key With = Optional(
        "with", MapOf(OneText), "What the other process's data fields get: a value, or an expression behind =.");

    public static KeySet ChooseWhen { get; } = new("choose-when", "a branch of a choice",
    [
        Required("when", OneText, "An expression: the first branch whose expression is true is taken."),
        Required("steps", Steps, "What is done then."),
    ]);

    public static KeySet ChooseOtherwise { get; } = new("choose-otherwise", "the last branch of a choice",
    [
        Required("otherwise", Either(OneOf("continue"), Steps), "What is done when no other branch is taken; continue: nothing."),
    ]);

    public static KeySet ParallelBranch { get; } = new("parallel-branch", "a branch",
    [
        Optional("title", OneText, "What people call the branch."),
        Optional("when", OneText, "An expression: the branch is left out unless it is true."),
        Required("steps", Steps, "What the branch does."),
    ]);

    public static KeySet WaitRule { get; } = new("wait-rule", "a wait",
    [
        Optional("for", OneText, "A length of time: 3 days."),
        Optional("until", OneText, "A time: 2 weeks after start."),
        Optional("message", OneText, "The name of a message from outside."),
        Optional("key", OneText, "An expression that tells this case's message from those of others."),
        Optional("sensitivity", OneOf([.. SensitivityWords.InOrder]), "How much harm a leak of what the message brings does. Default: personal."),
    ]);

    public static StepKind Task { get; } = Kind("task", OneText, "A person does something.", [.. Human, .. StaysOpen, .. Repeated]);

    public static StepKind Decision { get; } = Kind("decision", OneText, "A formal decision, with reasons, date and number.",
    [
        Optional("presented-by", OneText, "The role that presents the matter."),
        .. Human.Select(k => k.Name == "outcomes" ? k with { Presence = Presence.Required } : k),
        .. StaysOpen,
        .. Repeated,
    ]);

    public static StepKind Choose { get; } = Kind(
        "choose", ListOf(Either(Keys(ChooseWhen), Keys(ChooseOtherwise))), "The first branch whose condition holds.", Repeated);

    public static StepKind Parallel { get; } = Kind(
        "parallel",
        MapOf(Either(Steps, Keys(ParallelBranch))),
        "Branches at the same time; goes on when all have ended.",
        [StageVocabulary.Join, .. StaysOpenAndDue, .. Repeated]);

    public static StepKind FirstOf { get; } = Kind(
        "first-of",
        MapOf(Steps),
        "Branches that wait; the first that comes goes on, the others are withdrawn.",
        [.. StaysOpenAndDue, .. Repeated]);

    public static StepKind Stage { get; } = Kind(
        "stage", OneText, "Steps with a name and a planned time.", [.. StageVocabulary.Stage, .. StaysOpenAndDue, .. Repeated]);

    public static StepKind Milestone { get; } = Kind("milestone", OneText, "Is passed at once and leaves a mark.", []);

    public static StepKind Wait { get; } = Kind("wait", Keys(WaitRule), "Waits for a time or a message.", [.. StaysOpenAndDue, .. Repeated]);

    public static StepKind Notify { get; } = Kind("notify", OneText, "Tells people and goes on; the text is the subject.",
    [
        Required("to", OneOrMore, "The roles that are told."),
        Optional("text", OneText, "What they are told; may have placeholders."),
        .. Held,
        .. Repeated,
    ]);

    public static StepKind Http { get; } = Kind(
        "http",
        OneText,
        "Asks a service on the network and waits for its answer.",
        [.. ServiceVocabulary.Http, .. StaysOpenAndDue, .. Repeated]);

    public static StepKind Document { get; } = Kind(
        "document",
        OneText,
        "Writes a document into the case's register; the text is its title.",
        [.. ServiceVocabulary.Document, .. Held, .. Repeated]);

    public static StepKind Decide { get; } = Kind("decide", OneText, "Asks a decision table or a decision model, and goes on.",
    [
        Optional("with", MapOf(OneText), "What it is given: input and a plain value, or '= expression'. Default: names at the step."),
        Optional(
            "sensitivity",
            OneOf([.. SensitivityWords.InOrder]),
            "How much harm a leak of the answer does. Default: that of the most sensitive input."),
        .. StaysOpen,
        .. Repeated,
    ]);

    public static StepKind Set { get; } = Kind("set", MapOf(OneText), "Assigns data: field and expression.", []);

    public static StepKind Call { get; } = Kind(
        "call", OneText, "Runs a case of another process and waits for its end.", [With, .. StaysOpenAndDue, .. Repeated]);

    public static StepKind Open { get; } = Kind("open", OneText, "Opens a case of another process and goes on.", [With, .. Held, .. Repeated]);

    public static StepKind BackTo { get; } = Kind("back to", OneText, "Goes on at an earlier step.",
    [
        Optional("at-most", WholeNumber, "How often; then it is an incident. Default: 100."),
    ]);

    public static StepKind End { get; } = Kind("end", OneText, "Ends the branch or item, at the top the process, with this outcome.", []);

    public static StepKind EndProcess { get; } = Kind("end process", OneText, "Ends the whole process with this outcome.", []);

    public static ImmutableArray<StepKind> Kinds { get; } =
    [
        Task,
        Decision,
        Choose,
        Parallel,
        FirstOf,
        Stage,
        Milestone,
        Wait,
        Notify,
        Http,
        Document,
        Decide,
        Set,
        Call,
        Open,
        BackTo,
        End,
        EndProcess,
    ];

    /// <summary>The kind of a keyword, or null.</summary>
    public static StepKind? Find(string keyword) => Kinds.FirstOrDefault(k => string.Equals(k.Keyword, keyword, StringComparison.Ordinal));

    /// <summary>Whether a key means something in some step, now or later: then it is no slip of the pen.</summary>
    public static bool Speaks(string key) => Planned.Contains(key) || Kinds.Any(k => k.Keys.Allows(key));

    /// <summary>Keys that the language will have. They are told of, never ignored.</summary>
    public static ImmutableArray<string> Planned { get; } =
    [
        "visible-to",
        "access",
        "retention",
    ];

    private static StepKind Kind(string keyword, ValueShape shape, string description, ImmutableArray<Key> own) =>
        new(keyword, new($"{keyword.Replace(' ', '-')}-step", $"a step '{keyword}'", [Required(keyword, shape, description), .. Common, .. own]));
}

/// <summary>A kind of step: its keyword and its keys.</summary>
public sealed record StepKind(string Keyword, KeySet Keys);
