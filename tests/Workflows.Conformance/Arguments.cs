namespace Workflows.Conformance;

/// <summary>What the command was asked to do.</summary>
/// <remarks><c>Floor</c>: how many cases must pass for the run to succeed; null: all.</remarks>
internal sealed record Arguments(string Folder, Format Format, int? Floor)
{
    public static Arguments? Parse(string[] args)
    {
        if (args is not [var folder, .. var options] || !Directory.Exists(folder) || options.Length % 2 != 0)
        {
            return null;
        }

        var arguments = new Arguments(folder, Format.Text, null);
        for (var i = 0; i < options.Length && arguments is not null; i += 2)
        {
            arguments = (options[i], options[i + 1]) switch
            {
                ("--format", "text") => arguments with { Format = Format.Text },
                ("--format", "json") => arguments with { Format = Format.Json },
                ("--at-least", var count) when int.TryParse(count, out var floor) => arguments with { Floor = floor },
                _ => null,
            };
        }

        return arguments;
    }

    public static int Explain(TextWriter output)
    {
        output.WriteLine("Runs the cases of the DMN Technology Compatibility Kit that are found below a folder.");
        output.WriteLine("usage: dotnet run --project tests/Workflows.Conformance -c Release -- DIR [--format text|json] [--at-least N]");
        return 2;
    }
}

/// <summary>How failures are told.</summary>
internal enum Format
{
    Text,
    Json,
}
