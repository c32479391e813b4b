using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>document: Final report</c> with what belongs to it.</summary>
internal static class DocumentReader
{
    public static Step? Read(MappingReader map, YamlEntry keyword)
    {
        var diagnostics = map.Diagnostics;
        var name = TextOf(map.RequiredText("document"), diagnostics);
        var template = map.OptionalWord("template");
        var text = TextOf(map.OptionalText("text"), diagnostics);
        var kind = map.OptionalWord("kind");
        var registeredAs = TextOf(map.OptionalText("registered-as"), diagnostics);
        var copies = map.OptionalListOrOne("copies").Select(n => Shape.Text(n, "an entry of 'copies'", diagnostics)).OfType<YamlScalar>();
        var step = name is null
            ? null
            : new DocumentStep
            {
                Span = map.Mapping.Span,
                Keyword = keyword.Key.Span,
                Name = name,
                Template = template,
                Text = text,
                Kind = kind,
                RegisteredAs = registeredAs,
                Copies = RoleReferenceReader.ReadAll(copies, diagnostics),
                Sensitivity = map.OptionalChoice("sensitivity", SensitivityWords.All) ?? Sensitivity.Internal,
            };
        if (map.Has("template") == map.Has("text"))
        {
            diagnostics.Report(
                ServiceRules.Content,
                map.Mapping.Find("text")?.Key.Span ?? keyword.Key.Span,
                map.Has("text") ? "The document has a template and a text." : "It is not said what stands in the document.",
                map.Has("text") ? "keep the one that is meant" : "add 'template: report.md', a file beside the process, or 'text: |'");
        }

        if (template is not null && !template.Value.EndsWith(".md", StringComparison.Ordinal))
        {
            diagnostics.Report(
                ServiceRules.Content, template.Span, "A template is a Markdown file.", "write it as text with the ending '.md'");
            return step is null ? null : step with { Template = null };
        }

        return step;
    }

    private static TextTemplate? TextOf(YamlScalar? scalar, DiagnosticBag diagnostics) =>
        scalar is null ? null : TextTemplateReader.Read(scalar, diagnostics);
}
