using System.Collections.Immutable;
using System.Text;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Checking;

/// <summary>Reads the template files that documents are written from.</summary>
internal static class ProcessTemplates
{
    private const int LargestTemplate = 256 * 1024;

    /// <param name="process">The process whose documents name them.</param>
    /// <param name="find">Finds a file by its name, or tells that it is not there.</param>
    /// <param name="diagnostics">Told of placeholders that are not closed, at their place in the template.</param>
    /// <returns>By the id of the step, each read anew, because its names are those of its step.</returns>
    public static ImmutableDictionary<string, TextTemplate> Read(
        ProcessDefinition process, Func<Word, SourceText?> find, DiagnosticBag diagnostics)
    {
        var ids = StepIds.Of(process.Steps);
        var found = ImmutableDictionary.CreateBuilder<string, TextTemplate>(StringComparer.Ordinal);
        foreach (var step in process.Steps.All().OfType<DocumentStep>().Where(s => s.Template is not null))
        {
            if (find(step.Template!) is { } file && IsSmallEnough(file, step.Template!, diagnostics) && Read(file, diagnostics) is { } text)
                found.Add(ids[step], text);
        }

        return found.ToImmutable();
    }

    private static bool IsSmallEnough(SourceText file, Word name, DiagnosticBag diagnostics)
    {
        if (Encoding.UTF8.GetByteCount(file.Content) <= LargestTemplate)
            return true;

        diagnostics.Report(
            ServiceRules.TemplateTooLarge, name.Span, $"'{file.Path}' has more than {LargestTemplate / 1024} KiB.", "shorten it");
        return false;
    }

    private static TextTemplate? Read(SourceText file, DiagnosticBag diagnostics)
    {
        var text = new YamlScalar(file.Whole, file.Content, YamlScalarStyle.Literal, [.. Enumerable.Range(0, file.Content.Length + 1)]);
        return TextTemplateReader.Read(text, diagnostics);
    }
}
