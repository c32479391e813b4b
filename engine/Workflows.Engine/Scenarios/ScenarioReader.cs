using System.Collections.Immutable;
using NodaTime.Text;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>Reads a <c>*.scenario.yaml</c>: its shape, not yet whether the process has what it names.</summary>
public static class ScenarioReader
{
    private static readonly LocalDateTimePattern[] DayAndTime =
        [
            LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
            LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
        ];

    private static readonly LocalTimePattern TimeOnly = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <returns>Null when so much is missing that nothing can be run; the diagnostics say what.</returns>
    public static Scenario? Read(SourceText source, DiagnosticBag diagnostics)
    {
        if (YamlReader.Read(source, diagnostics) is not { } node || MappingReader.Over(node, diagnostics, ScenarioVocabulary.Scenario) is not { } map)
        {
            return null;
        }

        var title = map.RequiredWord("scenario");
        var process = map.RequiredWord("process");
        map.OptionalWord("description");
        var given = map.OptionalMapping("given");
        var now = given?.OptionalText("now") is { } text ? Time(text, diagnostics) : null;
        var by = given?.OptionalWord("by");
        var every = given?.OptionalWord("every");
        var message = given?.OptionalWord("message") is { } name ? new GivenMessage(name, With(given)) : null;
        ImmutableArray<GivenValue> data = given is null ? [] : [.. given.Rest.Select(ValueOf)];
        var steps = map.RequiredList("steps").Select(s => ScenarioStepReader.Read(s, diagnostics)).OfType<ScenarioStep>().ToImmutableArray();
        ScenarioVocabulary.Scenario.CloseEarly(map);
        if (message is not null && (by?.Span ?? data.FirstOrDefault()?.Name.Span) is { } started)
        {
            diagnostics.Report(
                ScenarioRules.Value,
                started,
                "A message starts the process, and no person with data.",
                "write under 'with' what the message brings, or take 'message' out");
        }

        if (every is not null && (by?.Span ?? message?.Name.Span ?? data.FirstOrDefault()?.Name.Span) is { } other)
        {
            diagnostics.Report(
                ScenarioRules.Value, other, "The process starts by itself, with the data that its start says.", "take this out, or 'every'");
        }

        return title is null || process is null
            ? null
            : new()
            {
                Source = source,
                Title = title,
                Process = process,
                Now = now,
                By = by,
                Message = message,
                Every = every,
                Data = data,
                Steps = steps,
            };
    }

    internal static ScenarioTime? Time(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        foreach (var pattern in DayAndTime)
        {
            if (pattern.Parse(scalar.Value) is { Success: true } both)
            {
                return new(scalar.Span, both.Value.Date, both.Value.TimeOfDay);
            }
        }

        if (LocalDatePattern.Iso.Parse(scalar.Value) is { Success: true } day)
        {
            return new(scalar.Span, day.Value, null);
        }

        if (TimeOnly.Parse(scalar.Value) is { Success: true } time)
        {
            return new(scalar.Span, null, time.Value);
        }

        diagnostics.Report(ScenarioRules.Time, scalar.Span, $"'{scalar.Value}' is no time.", "write it as in 2020-03-16, 2020-03-16T17:00 or 17:00");
        return null;
    }

    /// <summary>What stands under <c>with</c>.</summary>
    internal static ImmutableArray<GivenValue> With(MappingReader map) =>
        map.OptionalMapping("with") is { } with ? [.. with.Mapping.Entries.Select(ValueOf)] : [];

    internal static GivenValue ValueOf(YamlEntry entry) => new(new(entry.Key.Value, entry.Key.Span), entry.Value);
}
