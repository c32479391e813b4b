using System.Text;
using Workflows.Language.Text;

namespace Workflows.Server.Deploying;

/// <summary>The files of a folder of processes, read from the disk.</summary>
internal static class ProcessFolder
{
    /// <summary>More than any file that a person writes; a larger one is left out, and whoever names it is told.</summary>
    private const long LargestFile = 4 * 1024 * 1024;

    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { ".yaml", ".yml", ".csv", ".dmn", ".md" };

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <returns>Empty when there is no such folder.</returns>
    public static async Task<SourceSet> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return SourceSet.Of([]);
        }

        var files = new List<SourceText>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Everything).Where(IsRead))
        {
            var path = Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            files.Add(new(path, await File.ReadAllTextAsync(file.FullName, Encoding.UTF8, cancellationToken)));
        }

        return SourceSet.Of(files);
    }

    private static bool IsRead(FileInfo file) => Endings.Contains(file.Extension) && file.Length <= LargestFile;
}
