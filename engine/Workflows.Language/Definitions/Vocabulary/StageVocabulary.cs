using System.Collections.Immutable;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The keys of stages, and what they and <c>join</c> may hold.</summary>
internal static class StageVocabulary
{
    public static KeySet Window { get; } = new("window", "a window",
    [
        Optional("from", OneText, "When the stage opens, if it is reached earlier: 2022-02-01, 2 weeks after start."),
        Optional("to", OneText, "The last day that is planned for it; later it is late, and goes on."),
        Optional("clause", OneOrMore, "The clauses of the governing document that set this time."),
        Optional("assumed", OneText, "Why this time was chosen, when the governing document does not give it."),
    ]);

    public static ImmutableArray<Key> Stage { get; } =
    [
        Optional("window", Keys(Window), "The time that is planned for it."),
        Required("steps", Steps, "What is done in it."),
    ];

    public static Key Join { get; } = Optional(
        "join", Either(OneOf("all", "any"), WholeNumber), "How many branches it takes to go on; the others are withdrawn. Default: all.");
}
