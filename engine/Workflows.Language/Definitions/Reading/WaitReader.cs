using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>wait: { for: 3 days }</c>, <c>{ until: … }</c> and <c>{ message: …, key: … }</c>.</summary>
internal static class WaitReader
{
    public static Step? Read(MappingReader step, YamlEntry keyword)
    {
        if (keyword.Value is YamlScalar { IsEmpty: false } text)
        {
            step.Know("wait");
            step.Diagnostics.Report(
                StepRules.Wait,
                text.Span,
                "It is not said whether the wait is for a time, until a time or for a message.",
                $"write 'wait: {{ for: {text.Value} }}', or 'until' or 'message' instead of 'for'");
            return null;
        }

        if (step.RequiredMapping("wait", StepVocabulary.WaitRule) is not { } map)
            return null;

        var amount = map.OptionalText("for");
        var until = map.OptionalText("until");
        var message = map.OptionalName("message");
        var key = map.OptionalText("key");
        var sensitivity = map.OptionalChoice("sensitivity", SensitivityWords.All) ?? Sensitivity.Personal;
        StepVocabulary.WaitRule.Close(map);

        List<string> said = [.. ((string[])["for", "until", "message"]).Where(map.Has)];
        if (said.Count != 1)
        {
            map.Diagnostics.Report(
                StepRules.Wait,
                map.Head,
                said.Count == 0 ? "It is not said what to wait for." : $"A wait is for one thing; here are {Listing.And(said)}.",
                "write one of 'for', 'until' and 'message'");
            return null;
        }

        if (message is null)
        {
            foreach (var alone in ((string[])["key", "sensitivity"]).Where(map.Has))
                map.Diagnostics.Report(StepRules.Wait, map.Mapping.Find(alone)!.Key.Span, $"Only a message has a {alone}.", $"take '{alone}' out");
        }

        return RuleOf(map, amount, until, message, key, sensitivity) is { } rule
            ? new WaitStep { Span = step.Mapping.Span, Keyword = keyword.Key.Span, Rule = rule }
            : null;
    }

    private static WaitRule? RuleOf(MappingReader map, YamlScalar? amount, YamlScalar? until, Word? message, YamlScalar? key, Sensitivity sensitivity)
    {
        var span = map.Mapping.Span;
        if (amount is not null)
            return TimePhraseReader.ReadAmount(amount, map.Diagnostics) is { } length ? new WaitRule.For(span, length) : null;
        if (until is not null)
            return new WaitRule.Until(span, TimeReading.Read(until, map.Diagnostics));
        return message is null
            ? null
            : new WaitRule.Message(span, message, key is null ? null : ExpressionReader.ReadWhole(key, map.Diagnostics))
            {
                Sensitivity = sensitivity,
            };
    }
}
