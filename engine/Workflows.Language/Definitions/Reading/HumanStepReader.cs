using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>task</c> and <c>decision</c>.</summary>
internal static class HumanStepReader
{
    public static Step ReadTask(MappingReader map, YamlEntry keyword) => WithHumanKeys(
        new TaskStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Name = ReadName(map, keyword), By = ReadBy(map) }, map);

    public static Step ReadDecision(MappingReader map, YamlEntry keyword)
    {
        var presenter = map.OptionalText("presented-by");
        return WithHumanKeys(
            new DecisionStep
            {
                Span = map.Mapping.Span,
                Keyword = keyword.Key.Span,
                Name = ReadName(map, keyword),
                By = ReadBy(map),
                PresentedBy = presenter is null ? null : RoleReferenceReader.Read(presenter, map.Diagnostics),
            },
            map);
    }

    private static TextTemplate ReadName(MappingReader map, YamlEntry keyword) =>
        map.RequiredText(keyword.Key.Value) is { } text && TextTemplateReader.Read(text, map.Diagnostics) is { } name
            ? name
            : new(keyword.Key.Span, []);

    private static RoleReference ReadBy(MappingReader map) =>
        map.RequiredText("by") is { } by && RoleReferenceReader.Read(by, map.Diagnostics) is { } role ? role : new RoleReference.Unread(map.Head);

    private static HumanStep WithHumanKeys(HumanStep step, MappingReader map)
    {
        var diagnostics = map.Diagnostics;
        return step with
        {
            Form = map.OptionalMapping("form") is { } form ? FormReader.ReadAll(form) : [],
            Outcomes = map.OptionalMapping("outcomes") is { } answers ? OutcomeReader.ReadAll(answers) : [],
            Due = LatenessReader.ReadDue(map),
            Remind = Texts(map, "remind", diagnostics)
                .Select(t => TimePhraseReader.ReadReminder(t, diagnostics))
                .OfType<ReminderRule>()
                .ToImmutableArray(),
            Escalate = LatenessReader.ReadEscalations(map),
            Checklist = ChecklistReader.Read(map),
        };
    }

    private static IEnumerable<YamlScalar> Texts(MappingReader map, string key, DiagnosticBag diagnostics) =>
        map.OptionalListOrOne(key).Select(n => Shape.Text(n, $"an entry of '{key}'", diagnostics)).OfType<YamlScalar>();
}
