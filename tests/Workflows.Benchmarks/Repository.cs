using Workflows.Language.Text;

namespace Workflows.Benchmarks;

/// <summary>The checkout that is measured.</summary>
internal static class Repository
{
    /// <summary>Where the shipped routines are.</summary>
    public static string ProcessesFolder { get; } = Path.Combine(FindRoot(), "processes");

    /// <summary>Every file of the shipped routines, by its path below their folder.</summary>
    public static SourceSet Processes()
    {
        var folder = ProcessesFolder;
        return SourceSet.Of(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".yaml" or ".csv")
                .Select(f => new SourceText(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f))));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Workflows.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Workflows.sln in {AppContext.BaseDirectory} or above.");
    }
}
