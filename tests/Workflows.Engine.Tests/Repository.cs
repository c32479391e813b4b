using Workflows.Language.Text;

namespace Workflows.Engine.Tests;

/// <summary>Where the files of the project lie, seen from a test.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Every text file of a folder, by its path below it.</summary>
    public static SourceSet Read(string folder) => SourceSet.Of(
        Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".yaml" or ".csv" or ".dmn" or ".md")
            .Select(f => new SourceText(Path.GetRelativePath(PathOf(folder), f).Replace('\\', '/'), File.ReadAllText(f))));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Workflows.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the project's folder.");
    }
}
