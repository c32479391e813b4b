namespace Workflows.Browser.Tests.Running;

/// <summary>The checkout that these tests belong to.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string Dashboard => Path.Combine(Root, "engine", "dashboard");

    public static string Processes => Path.Combine(Root, "processes");

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
