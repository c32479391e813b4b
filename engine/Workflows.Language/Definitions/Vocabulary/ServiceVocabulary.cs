using System.Collections.Immutable;
using Workflows.Language.Definitions.Reading;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The keys of steps that call services and write documents.</summary>
public static class ServiceVocabulary
{
    public static KeySet Retry { get; } = new("retry", "a rule for trying again",
    [
        Optional("times", OneText, "How often after the first try, 0 to 20. Default: 5."),
        Optional("first", OneText, "The first pause; each further one is twice as long. Default: 30 seconds."),
        Optional("at-most", OneText, "The longest pause. Default: 1 hour."),
    ]);

    public static ImmutableArray<Key> Http { get; } =
    [
        Optional("headers", MapOf(OneText), "Headers of the request; may have placeholders."),
        Optional("body", Anything, "What is sent as JSON: keys with texts or '= expressions', or one '= expression'."),
        Optional("secret", OneText, "The name of a secret that the server's configuration has; it lets the server in."),
        Optional("timeout", OneText, "How long one try may take: 20 seconds. Default: 30 seconds."),
        Optional("retry", Keys(Retry), "When a call that failed is made again."),
        Optional("accept", OneOrMore, "The statuses that mean that it is done. Default: 200 to 299."),
        Optional(
            "may-carry",
            OneOf([.. SensitivityWords.InOrder]),
            "Up to which sensitivity data may leave in the body. Default: internal."),
        Optional("sensitivity", OneOf([.. SensitivityWords.InOrder]), "How much harm a leak of the answer does. Default: internal."),
    ];

    public static ImmutableArray<Key> Document { get; } =
    [
        Optional("template", OneText, "The Markdown file beside the process that it is written from."),
        Optional("text", OneText, "The document itself, as Markdown with placeholders."),
        Optional("kind", OneText, "What kind of document it is, such as report."),
        Optional("registered-as", OneText, "The reference under which an archive knows it."),
        Optional("copies", OneOrMore, "The roles that may read it and are told of it."),
        Optional("sensitivity", OneOf([.. SensitivityWords.InOrder]), "How much harm a leak of it does. Default: internal."),
    ];
}
