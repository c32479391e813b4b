namespace Workflows.Server.Hosting;

/// <summary>Where things are, as full paths.</summary>
/// <param name="Home">The nearest folder, from the working directory upwards, that holds <c>processes</c> or <c>.workflows</c>;
/// else the same from the program's own folder upwards; else the working directory.</param>
/// <param name="Data">Private to the user that runs the server.</param>
/// <param name="Processes">May be absent.</param>
internal sealed record ServerFolders(string Home, string Data, string Processes)
{
    private const string DataName = ".workflows";
    private const string ProcessesName = "processes";

    public static ServerFolders Of(ServerOptions options, string workingDirectory, string programFolder)
    {
        var home = FindUpwards(workingDirectory) ?? FindUpwards(programFolder) ?? workingDirectory;
        return new(
            home,
            options.DataFolder is { Length: > 0 } data ? Path.GetFullPath(data, workingDirectory) : Path.Combine(home, DataName),
            options.ProcessesFolder is { Length: > 0 } processes ? Path.GetFullPath(processes, workingDirectory) : Path.Combine(home, ProcessesName));
    }

    private static string? FindUpwards(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, ProcessesName)) || Directory.Exists(Path.Combine(folder.FullName, DataName)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
