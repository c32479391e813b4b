namespace Workflows.Cli.Tests;

/// <summary>A folder with files for one test.</summary>
internal sealed class ProcessesFolder : IDisposable
{
    public const string Sound =
        """
        process: expense
        title: Expense claim
        start:
          - by: employee
        steps:
          - id: approve
            task: Approve the claim
            by: manager
            outcomes:
              approve: continue
              reject: end rejected
          - notify: It was paid
            to: [employee]
            text: The money is on its way.

        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("workflows-cli-").FullName;

    public ProcessesFolder With(string file, string content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    public Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(arguments, Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
