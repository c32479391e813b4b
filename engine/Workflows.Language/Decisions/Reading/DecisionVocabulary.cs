using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Definitions.Vocabulary;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Decisions.Reading;

/// <summary>The keys of decision files.</summary>
internal static class DecisionVocabulary
{
    public static ImmutableDictionary<string, InputKind> Types { get; } = new Dictionary<string, InputKind>(StringComparer.Ordinal)
    {
        ["text"] = InputKind.Text,
        ["number"] = InputKind.Number,
        ["whole number"] = InputKind.WholeNumber,
        ["yes-no"] = InputKind.YesNo,
        ["date"] = InputKind.Date,
        ["any"] = InputKind.Other,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The letters by which tables name their hit policy (DMN 1.5 §8.2.10), and the words that they stand for.</summary>
    public static ImmutableDictionary<string, (HitPolicy Policy, Aggregation Aggregation)> HitPolicies { get; } =
        new Dictionary<string, (HitPolicy, Aggregation)>(StringComparer.Ordinal)
        {
            ["U"] = (HitPolicy.Unique, Aggregation.List),
            ["A"] = (HitPolicy.Any, Aggregation.List),
            ["P"] = (HitPolicy.Priority, Aggregation.List),
            ["F"] = (HitPolicy.First, Aggregation.List),
            ["R"] = (HitPolicy.RuleOrder, Aggregation.List),
            ["O"] = (HitPolicy.OutputOrder, Aggregation.List),
            ["C"] = (HitPolicy.Collect, Aggregation.List),
            ["C+"] = (HitPolicy.Collect, Aggregation.Sum),
            ["C<"] = (HitPolicy.Collect, Aggregation.Minimum),
            ["C>"] = (HitPolicy.Collect, Aggregation.Maximum),
            ["C#"] = (HitPolicy.Collect, Aggregation.Count),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    public static KeySet Input { get; } = new("decision-input", "an input",
    [
        Required("type", OneOf([.. Types.Keys.Order(StringComparer.Ordinal)]), "What its values are."),
        Optional("label", OneText, "What people call it, in the drawn table. Default: its name."),
        Optional("is", OneText, "How it is worked out of the other inputs. Default: it is given."),
        Optional("allowed", OneOrMore, "The values that it may have, as a list, or a test such as '>= 0'."),
    ]);

    public static KeySet Output { get; } = new("decision-output", "an output",
    [
        Required("type", OneOf([.. Types.Keys.Order(StringComparer.Ordinal)]), "What its values are."),
        Optional("label", OneText, "What people call it, in the drawn table. Default: its name."),
        Optional("allowed", OneOrMore, "The values that it may have; for the hit policies P and O from the most important on."),
        Optional("default", OneText, "Its value where no rule matches."),
    ]);

    public static KeySet Decision { get; } = new("decision", "a decision table",
    [
        Required("decision", OneText, "The name by which processes refer to it."),
        Optional("title", OneText, "What people call it."),
        Optional("hit-policy", OneOf([.. HitPolicies.Keys.Order(StringComparer.Ordinal)]),
            "Which of several matching rules counts. Default: U, only one may match."),
        Optional("requires", OneOrMore, "Other decision tables whose answers this one looks at, each under its own name."),
        Required("inputs", MapOf(Either(OneText, Keys(Input))), "What is looked at."),
        Required("outputs", MapOf(Either(OneText, Keys(Output))), "What is answered."),
        Optional("annotations", OneOrMore, "Further keys that rules may have, for readers."),
        Required("rules", ListOf(MapOf(OneText)), "The rules: a test for each input that matters and a value for each output."),
    ]);
}
