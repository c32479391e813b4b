using System.Collections.Immutable;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Translations;

namespace Workflows.Language.Checking.Texts;

/// <summary>Compares the texts of a process in another language with its own (WF2130–WF2136).</summary>
internal sealed class TextsCheck(ProcessDefinition process, StepPlaces places, DiagnosticBag diagnostics)
{
    public void Run(IReadOnlyCollection<ProcessTexts> all)
    {
        foreach (var language in process.Languages.Where(l => !TextsReader.IsLanguage(l.Value)))
            diagnostics.Report(TextsRules.NotALanguage, language.Span, $"'{language}' is no language tag.", "write it like sv, en or nb");
        foreach (var texts in all)
            Check(texts);
        if (process.OtherLanguages.Any())
            CheckIds();
    }

    private void Check(ProcessTexts texts)
    {
        if (texts.Process.Value != process.Id.Value)
        {
            diagnostics.Report(
                TextsRules.OtherLanguage,
                texts.Process.Span,
                $"These texts are read for the process '{process.Id}' and say that they are of '{texts.Process}'.",
                $"write 'texts: {process.Id}'");
        }

        var named = TextsFile.LanguageOf(texts.Source.Path);
        if (named is not null && !string.Equals(named, texts.Language.Value, StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Report(
                TextsRules.OtherLanguage,
                texts.Language.Span,
                $"The file's name says that its texts are in '{named}', and here they are in '{texts.Language}'.",
                $"write 'language: {named}', or rename the file");
        }

        var missing = new MissingTexts();
        Compare([.. ProcessSlots.Of(process)], texts.Own, missing, "the process");
        foreach (var step in texts.Steps)
        {
            if (places.Find(step.Step.Value) is not { } place)
            {
                diagnostics.Report(
                    TextsRules.UnknownTextStep,
                    step.Step.Span,
                    $"The process has no step '{step.Step}'.",
                    Suggestion.Hint(step.Step.Value, places.All.Select(p => p.Step.Id?.Value).OfType<string>())
                        ?? "write the id of a step of the process, or take these texts out");
                continue;
            }

            Compare([.. StepSlots.Of(place.Step)], step.Texts, missing, $"the step '{step.Step}'");
        }

        var translated = texts.Steps.Select(s => s.Step.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var place in places.All.Where(p => p.Step.Id is { } id && !translated.Contains(id.Value)))
            missing.Add($"the step '{place.Step.Id}'", StepSlots.Of(place.Step));
        missing.Report(texts, diagnostics);
    }

    private void Compare(ImmutableArray<TextSlot> slots, ImmutableArray<TranslatedText> given, MissingTexts missing, string whose)
    {
        foreach (var text in given)
        {
            if (slots.FirstOrDefault(s => s.Path == text.Path) is { } slot)
                CheckPlaceholders(slot, text);
            else
            {
                diagnostics.Report(
                    TextsRules.UnknownText, text.Key, $"{Capital(whose)} has no text '{SlotWords.Of(text.Path)}'.", HintFor(text.Path, slots));
            }
        }

        missing.Add(whose, slots.Where(s => given.All(g => g.Path != s.Path)));
    }

    private static string HintFor(string path, ImmutableArray<TextSlot> slots) =>
        Suggestion.Nearest(path, slots.Select(s => s.Path)) is { } near ? $"did you mean '{SlotWords.Of(near)}'?"
        : slots.IsEmpty ? "take it out: nothing of it is read by people"
        : $"it has {Listing.And([.. slots.Select(s => SlotWords.Of(s.Path))])}";

    private void CheckPlaceholders(TextSlot slot, TranslatedText text)
    {
        var original = Placeholders(slot.Original);
        var translated = Placeholders(text.Text);
        var (missing, added) = (original.Except(translated).ToList(), translated.Except(original).ToList());
        if (missing.Count == 0 && added.Count == 0)
            return;

        var message = (missing, added) switch
        {
            ({ Count: > 0 }, { Count: > 0 }) => $"This fills in {Listing.And(added)} and not {Listing.And(missing)}, as the original does.",
            ({ Count: > 0 }, _) => $"This leaves out {Listing.And(missing)}, which the original fills in.",
            _ => $"This fills in {Listing.And(added)}, which the original does not.",
        };
        diagnostics.Report(
            TextsRules.OtherPlaceholders,
            text.Text.Span,
            message,
            "use the placeholders of the original, untranslated",
            new RelatedPlace(slot.Original.Span, "the original"));
    }

    private static SortedSet<string> Placeholders(TextTemplate text) =>
        new(text.Parts.Select(p => p.Placeholder).OfType<Expression>().Select(e => $"<{e.Text.Trim()}>"), StringComparer.Ordinal);

    private void CheckIds()
    {
        foreach (var step in places.All.Select(p => p.Step).Where(s => s.Id is null && StepSlots.Of(s).Any()))
        {
            diagnostics.Report(
                TextsRules.NamelessStep,
                step.Keyword,
                "This step has texts and no id, so that no file of texts can name it.",
                "give it an id: '- id: …'");
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
