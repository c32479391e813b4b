using NodaTime.Text;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>Reads <c>postpone: { to: 2020-08-24/2020-12-18, rule: shift, reason: corona situation }</c>.</summary>
internal static class PostponeReader
{
    private static readonly Dictionary<string, PostponementRule> Rules = new(StringComparer.Ordinal)
    {
        ["shift"] = PostponementRule.Shift,
        ["stretch"] = PostponementRule.Stretch,
    };

    public static ScenarioStep.Postpone? Read(SourceSpan span, Word? refused, YamlNode node, DiagnosticBag diagnostics)
    {
        if (MappingReader.Over(node, diagnostics, ScenarioVocabulary.Postponement) is not { } map)
        {
            return null;
        }

        var to = map.RequiredText("to") is { } text ? ReadPlan(text, diagnostics) : null;
        var rule = map.OptionalChoice("rule", Rules);
        var reason = map.RequiredWord("reason");
        ScenarioVocabulary.Postponement.CloseEarly(map);
        return to is null || reason is null ? null : new(span, refused, to, rule ?? PostponementRule.Shift, reason);
    }

    private static PlannedTime? ReadPlan(YamlScalar text, DiagnosticBag diagnostics)
    {
        var days = text.Value.Split('/');
        if (days is [var first, var last]
            && LocalDatePattern.Iso.Parse(first.Trim()).TryGetValue(default, out var from)
            && LocalDatePattern.Iso.Parse(last.Trim()).TryGetValue(default, out var until))
        {
            return new(from, until);
        }

        diagnostics.Report(
            ScenarioRules.Value, text.Span, $"'{text.Value}' is no first and last day of a plan.", "write both, as in 2020-08-24/2020-12-18");
        return null;
    }
}
