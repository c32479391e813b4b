namespace Workflows.Conformance;

/// <summary>What the command was asked to do.</summary>
internal sealed record Arguments(string Folder, bool Json)
{
    public static Arguments? Parse(string[] args) => args switch
    {
        [var folder] when Directory.Exists(folder) => new(folder, Json: false),
        [var folder, "--format", "text"] when Directory.Exists(folder) => new(folder, Json: false),
        [var folder, "--format", "json"] when Directory.Exists(folder) => new(folder, Json: true),
        _ => null,
    };

    public static int Explain(TextWriter output)
    {
        output.WriteLine("Runs the cases of the DMN Technology Compatibility Kit that are found below a folder.");
        output.WriteLine("usage: dotnet run --project tests/Workflows.Conformance -c Release -- DIR [--format text|json]");
        return 2;
    }
}
