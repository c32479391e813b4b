using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Translations;

/// <summary>Reads a file of texts (<c>*.texts.LANGUAGE.yaml</c>).</summary>
/// <remarks>
/// <code>
/// texts: school-outreach
/// language: en
/// title: School outreach
/// data: { threshold: Few }
/// steps:
///   collect: { task: Send in your routine of &lt;unit.name&gt;, form: { routine: The routine }, outcomes: { approve: Approve } }
/// </code>
/// </remarks>
public static partial class TextsReader
{
    /// <returns>As much as could be read; null when the file holds no set of keys or does not say of what and in which language.</returns>
    public static ProcessTexts? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var set = TextsVocabulary.Texts;
        if (YamlReader.Read(source, diagnostics) is not { } root || MappingReader.Over(root, diagnostics, set) is not { } map)
            return null;

        var process = map.RequiredName("texts");
        var language = map.RequiredWord("language");
        var own = new TextPaths(diagnostics);
        own.Add(map, "title");
        own.Add(map, "description");
        own.AddFields(map, "data");
        own.AddMap(map, "deadlines");
        own.AddMap(map, "branches");
        own.AddMap(map, "on");
        ImmutableArray<StepTexts> steps = map.OptionalMapping("steps") is { } all
            ? [.. all.Rest.Select(e => ReadStep(e, diagnostics)).OfType<StepTexts>()]
            : [];
        set.Close(map);
        if (language is not null && !IsLanguage(language.Value))
        {
            diagnostics.Report(TextsRules.NotALanguage, language.Span, $"'{language}' is no language tag.", "write it like sv, en or nb");
            return null;
        }

        return process is null || language is null
            ? null
            : new() { Source = source, Process = process, Language = language, Own = own.Texts, Steps = steps };
    }

    /// <summary>Whether a text looks like a BCP 47 tag: a language, perhaps with script, region and variants.</summary>
    public static bool IsLanguage(string text) => Tag().IsMatch(text);

    private static StepTexts? ReadStep(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var set = TextsVocabulary.Step;
        if (MappingReader.Over(entry.Value, diagnostics, $"the texts of '{entry.Key.Value}'") is not { } map)
            return null;

        var texts = new TextPaths(diagnostics);
        foreach (var key in set.Names)
        {
            switch (key)
            {
                case "form":
                    texts.AddFields(map, key);
                    break;
                case "outcomes" or "checklist":
                    texts.AddMap(map, key);
                    break;
                default:
                    texts.Add(map, key);
                    break;
            }
        }

        set.Close(map);
        return new(new(entry.Key.Value, entry.Key.Span), texts.Texts);
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();

    /// <summary>The texts under some keys, by the keys that lead to them.</summary>
    private sealed class TextPaths(DiagnosticBag diagnostics)
    {
        private readonly ImmutableArray<TranslatedText>.Builder _texts = ImmutableArray.CreateBuilder<TranslatedText>();

        public ImmutableArray<TranslatedText> Texts => _texts.ToImmutable();

        public void Add(MappingReader map, string key)
        {
            if (map.Entry(key) is { } entry)
                Add(entry, key);
        }

        /// <summary>A map of texts: <c>outcomes: { approve: Approve }</c>.</summary>
        public void AddMap(MappingReader map, string key, string under = "")
        {
            foreach (var entry in map.OptionalMapping(key)?.Rest ?? [])
                Add(entry, $"{under}{key}/{entry.Key.Value}");
        }

        /// <summary>A map of fields: <c>form: { routine: The routine, note: { label: …, help: … } }</c>.</summary>
        public void AddFields(MappingReader map, string key)
        {
            foreach (var entry in map.OptionalMapping(key)?.Rest ?? [])
            {
                var path = $"{key}/{entry.Key.Value}";
                if (entry.Value is not YamlMapping)
                    Add(entry, $"{path}/label");
                else
                    AddField(MappingReader.Over(entry.Value, diagnostics, $"the texts of '{entry.Key.Value}'")!, path);
            }
        }

        private void AddField(MappingReader field, string path)
        {
            foreach (var key in (ReadOnlySpan<string>)["label", "help"])
            {
                if (field.Entry(key) is { } entry)
                    Add(entry, $"{path}/{key}");
            }

            AddMap(field, "options", $"{path}/");
            TextsVocabulary.Field.Close(field);
        }

        private void Add(YamlEntry entry, string path)
        {
            if (Shape.Text(entry.Value, $"'{entry.Key.Value}'", diagnostics) is { } text
                && TextTemplateReader.Read(text, diagnostics) is { } template)
                _texts.Add(new(path, entry.Key.Span, template));
        }
    }
}
