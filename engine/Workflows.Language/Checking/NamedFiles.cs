using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Checking;

/// <summary>Finds the files that a process names: in its own folder, then in the folders around it.</summary>
/// <param name="sources">All files.</param>
/// <param name="process">The process file.</param>
/// <param name="diagnostics">Told what is not there.</param>
internal sealed class NamedFiles(SourceSet sources, SourceText process, DiagnosticBag diagnostics)
{
    private const int MostFoldersAbove = 6;

    /// <summary>The file that a name stands for: <c>sweden</c> with the ending
    /// <c>.calendar.yaml</c>, or a whole file name with an empty ending.</summary>
    public SourceText? Find(Word name, string what, string ending = "")
    {
        var wanted = name.Value + ending;
        var found = FoldersAround(process.Path)
            .Select(folder => sources.Find(folder.Length == 0 ? wanted : $"{folder}/{wanted}"))
            .FirstOrDefault(f => f is not null);
        if (found is not null)
            return found;

        diagnostics.Report(ReferenceRules.UnknownFile, name.Span, $"There is no {what} '{wanted}' here.", HintFor(wanted, ending));
        return null;
    }

    /// <summary>The file of that name beside the process.</summary>
    public SourceText? FindBeside(string fileName, Word namedBy, string what)
    {
        var folder = FolderOf(process.Path);
        var path = folder.Length == 0 ? fileName : $"{folder}/{fileName}";
        if (sources.Find(path) is { } file)
            return file;

        diagnostics.Report(
            ReferenceRules.UnknownFile,
            namedBy.Span,
            $"There is no {what} '{fileName}' beside the process.",
            "write it, or take the language out");
        return null;
    }

    private string HintFor(string wanted, string ending)
    {
        var fileName = wanted[(wanted.LastIndexOf('/') + 1)..];
        var elsewhere = sources.Files.Keys.FirstOrDefault(p => p == fileName || p.EndsWith("/" + fileName, StringComparison.Ordinal));
        if (elsewhere is not null)
            return $"there is one in another folder, {elsewhere}; move it, or copy it beside the process";

        var known = sources.Files.Keys.Select(p => p[(p.LastIndexOf('/') + 1)..]);
        var names = ending.Length == 0 ? known : known.Where(n => n.EndsWith(ending, StringComparison.Ordinal)).Select(n => n[..^ending.Length]);
        return Suggestion.Hint(wanted[..^ending.Length], names) ?? "it is looked for in the folder of the process, then in the folders around it";
    }

    /// <summary>The folder of a file and those around it, also above the one that paths are seen from.</summary>
    private static IEnumerable<string> FoldersAround(string path)
    {
        var folder = FolderOf(path);
        for (; folder.Length > 0 && !IsAbove(folder); folder = FolderOf(folder))
            yield return folder;
        for (var i = 0; i <= MostFoldersAbove; i++, folder = folder.Length == 0 ? ".." : $"{folder}/..")
            yield return folder;
    }

    private static bool IsAbove(string folder) => folder == ".." || folder.EndsWith("/..", StringComparison.Ordinal);

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
