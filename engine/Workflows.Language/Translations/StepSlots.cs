using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Translations;

/// <summary>The texts of a step: which there are, and the step with others in their places.</summary>
internal static class StepSlots
{
    public static IEnumerable<TextSlot> Of(Step step) =>
    [
        .. Slot("title", step.Title),
        .. Slot("help", step.Help),
        .. OfKind(step),
    ];

    /// <param name="step">A step; the lists inside it are left as they are.</param>
    /// <param name="texts">By path; what is missing stays.</param>
    public static Step With(Step step, IReadOnlyDictionary<string, TranslatedText> texts) => OfKind(step, texts) with
    {
        Title = texts.GetValueOrDefault("title")?.Text ?? step.Title,
        Help = texts.GetValueOrDefault("help")?.Text ?? step.Help,
    };

    private static IEnumerable<TextSlot> OfKind(Step step) => step switch
    {
        HumanStep human =>
        [
            new(HumanKey(human), human.Name, Audience.Mail),
            .. human.Form.SelectMany(OfField),
            .. human.Outcomes.Select(o => TextSlot.Of($"outcomes/{o.Name}", o.Label ?? o.Name)),
            .. human.Checklist.Select(line => TextSlot.Of($"checklist/{line}", line)),
        ],
        StageStep stage => [new("stage", stage.Name, Audience.Case)],
        DocumentStep document => [new("document", document.Name, Audience.Case)], // what stands in it is written in the process's own language
        MilestoneStep milestone => [new("milestone", milestone.Name, Audience.Case)],
        NotifyStep notify => [new("notify", notify.Subject, Audience.Mail), .. Slot("text", notify.Text, Audience.Mail)],
        _ => [],
    };

    private static IEnumerable<TextSlot> OfField(FormField field) =>
    [
        .. Slot($"form/{field.Name}/label", field.Label),
        .. field.Help is { } help ? [TextSlot.Of($"form/{field.Name}/help", help)] : Array.Empty<TextSlot>(),
        .. ChoiceSlots.Of($"form/{field.Name}", field.Type),
    ];

    private static IEnumerable<TextSlot> Slot(string path, TextTemplate? text, Audience audience = Audience.Case) =>
        text is null ? [] : [new(path, text, audience)];

    private static Step OfKind(Step step, IReadOnlyDictionary<string, TranslatedText> texts) => step switch
    {
        HumanStep human => human with
        {
            Name = texts.GetValueOrDefault(HumanKey(human))?.Text ?? human.Name,
            Form = [.. human.Form.Select(f => With(f, texts))],
            Outcomes = [.. human.Outcomes.Select(o => o with { Label = texts.GetValueOrDefault($"outcomes/{o.Name}")?.AsWord ?? o.Label })],
            ChecklistLabels = human.Checklist
                .Where(line => texts.ContainsKey($"checklist/{line}"))
                .GroupBy(line => line.Value, StringComparer.Ordinal)
                .ToImmutableDictionary(g => g.Key, g => texts[$"checklist/{g.Key}"].AsWord.Value, StringComparer.Ordinal),
        },
        NotifyStep notify => notify with
        {
            Subject = texts.GetValueOrDefault("notify")?.Text ?? notify.Subject,
            Text = texts.GetValueOrDefault("text")?.Text ?? notify.Text,
        },
        StageStep stage => stage with { Name = texts.GetValueOrDefault("stage")?.Text ?? stage.Name },
        DocumentStep document => document with { Name = texts.GetValueOrDefault("document")?.Text ?? document.Name },
        MilestoneStep milestone => milestone with { Name = texts.GetValueOrDefault("milestone")?.Text ?? milestone.Name },
        _ => step,
    };

    private static FormField With(FormField field, IReadOnlyDictionary<string, TranslatedText> texts) => field with
    {
        Label = texts.GetValueOrDefault($"form/{field.Name}/label")?.Text ?? field.Label,
        Help = texts.GetValueOrDefault($"form/{field.Name}/help")?.AsWord ?? field.Help,
        Type = ChoiceSlots.With($"form/{field.Name}", field.Type, texts),
    };

    private static string HumanKey(HumanStep step) => step is DecisionStep ? "decision" : "task";
}
