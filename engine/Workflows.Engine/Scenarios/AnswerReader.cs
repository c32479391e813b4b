using System.Globalization;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>Reads <c>answer: register</c> with <c>status</c> and <c>body</c>, or <c>failure</c>.</summary>
internal static class AnswerReader
{
    private const int Usual = 200;

    public static ScenarioStep? Read(MappingReader map, SourceSpan at, TaskTarget target, Word? refused)
    {
        var status = map.OptionalWholeNumber("status", 100, 599);
        var body = map.Optional("body") is { } node ? ValueOf(node) : FeelValue.Null;
        var failure = map.OptionalWord("failure");
        map.RejectTogether("failure", "status");
        map.RejectTogether("failure", "body");
        return new ScenarioStep.Answer(at, refused, target, status ?? Usual, body, failure);
    }

    /// <summary>What stands for JSON is read as JSON would be: numbers, true, false and null are such unless they stand in
    /// quotes.</summary>
    private static FeelValue ValueOf(YamlNode node) => node switch
    {
        YamlSequence list => FeelValue.List(list.Items.Select(ValueOf)),
        YamlMapping fields => new FeelContext(
            fields.Entries.Select(e => new KeyValuePair<string, FeelValue>(e.Key.Value, ValueOf(e.Value)))),
        YamlScalar { Style: YamlScalarStyle.Plain } plain => plain.Value switch
        {
            "" or "null" => FeelValue.Null,
            "true" => FeelValue.True,
            "false" => FeelValue.Of(false),
            var number
                when decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && Decimal34.Parse(number) is { } value =>
                new FeelNumber(value),
            var text => FeelValue.Of(text),
        },
        YamlScalar quoted => FeelValue.Of(quoted.Value),
        _ => throw new InvalidOperationException($"No node {node.GetType().Name}: the set is closed."),
    };
}
