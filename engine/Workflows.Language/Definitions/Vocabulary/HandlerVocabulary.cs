using System.Collections.Immutable;
using Workflows.Language.Definitions.Reading;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The keys of handlers, and those by which steps are held, are late and have handlers.</summary>
public static class HandlerVocabulary
{
    /// <summary>The keys of which a handler has exactly one.</summary>
    public static ImmutableArray<string> Triggers { get; } = ["message", "timer", "every", "overdue", "error", "cancelled"];

    public static KeySet Handler { get; } = new("handler", "a handler",
    [
        Optional("message", OneText, "It runs when this message comes."),
        Optional("key", OneText, "An expression that tells this case's message from those of others."),
        Optional("sensitivity", OneOf([.. SensitivityWords.InOrder]), "How much harm a leak of what the message brings does. Default: personal."),
        Optional("timer", OneText, "It runs once, at this time: 2 weeks, 1 week before end of plan."),
        Optional("every", OneText, "It runs again and again after this length of time: 2 weeks."),
        Optional("overdue", OneText, "It runs when the due date has passed: at once, 2 days after."),
        Optional("error", OneOrMore, "It runs instead of an incident: any, or codes such as http-404."),
        Optional("cancelled", YesNo, "It runs when the case is cancelled; at the process only."),
        Optional("interrupts", YesNo, "Whether what it stands at is withdrawn. Default: no; error and cancelled always interrupt."),
        Optional("title", OneText, "What diagrams and lists call it."),
        Optional("clause", OneOrMore, "The clauses of the governing document that it carries out."),
        Optional("assumed", OneText, "Why something here goes beyond the governing document."),
        Required("steps", Steps, "What is done then."),
    ]);

    /// <summary><c>on</c>, at the process and at steps that stay open.</summary>
    public static Key OnKey { get; } = Optional("on", MapOf(Keys(Handler)), "What may happen meanwhile, by a name, and what is done then.");

    public static ImmutableArray<Key> On { get; } = [OnKey];

    public static ImmutableArray<Key> Held { get; } =
    [
        Optional("hold-while", OneText, "An expression: the step is held while it is true, and opens anew afterwards."),
    ];

    /// <summary>Of steps that are no human's and stay open.</summary>
    public static ImmutableArray<Key> Due { get; } =
    [
        Optional("due", OneText, "By when: 3 weeks, 5 working days, 2020-03-16, 2 weeks after received."),
        Optional("escalate", OneOrMore, "10 days after to ROLE: opens a task for that role."),
    ];
}
