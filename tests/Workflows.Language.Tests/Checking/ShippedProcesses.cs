using Workflows.Language.Text;

namespace Workflows.Language.Tests.Checking;

/// <summary>The files under <c>processes/</c>, read anew for each test.</summary>
internal static class ShippedProcesses
{
    public static SourceSet Read()
    {
        var root = Repository.PathOf("processes");
        return SourceSet.Of(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".yaml" or ".csv")
            .Select(f => new SourceText(Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText(f))));
    }
}
