using System.Text.RegularExpressions;
using Workflows.Language.Text;

namespace Workflows.Language.Translations;

/// <summary>Where the texts of a process lie: <c>school-outreach.texts.en.yaml</c> beside <c>school-outreach.process.yaml</c>.</summary>
public static partial class TextsFile
{
    private const string ProcessEnding = ".process.yaml";

    public static bool Is(string path) => Name().IsMatch(path);

    /// <summary>The name of the file that holds the texts of a process in a language, without its folder.</summary>
    public static string NameOf(SourceText process, string language)
    {
        var fileName = process.Path[(process.Path.LastIndexOf('/') + 1)..];
        var name = fileName.EndsWith(ProcessEnding, StringComparison.Ordinal) ? fileName[..^ProcessEnding.Length] : fileName;
        return $"{name}.texts.{language}.yaml";
    }

    /// <summary>The language that the name of a file of texts says; null for another file.</summary>
    public static string? LanguageOf(string path) => Name().Match(path) is { Success: true } match ? match.Groups["language"].Value : null;

    [GeneratedRegex(@"[^/]+\.texts\.(?<language>[^./]+)\.yaml$")]
    private static partial Regex Name();
}
