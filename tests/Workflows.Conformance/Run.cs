using System.Text.Json;

namespace Workflows.Conformance;

/// <summary>Runs every test file below a folder and tells what passed.</summary>
internal static class Run
{
    public static int All(Arguments arguments, TextWriter output)
    {
        var files = Directory.EnumerateFiles(arguments.Folder, "*.xml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(TestFile.Read)
            .OfType<TestFile>();
        var (passed, failures) = (0, new List<Outcome>());
        foreach (var outcome in files.SelectMany(f => f.Run()))
        {
            if (outcome.Failure is null)
            {
                passed++;
            }
            else
            {
                failures.Add(outcome with { File = Path.GetRelativePath(arguments.Folder, outcome.File) });
            }
        }

        Tell(failures, arguments, output);
        output.WriteLine($"{passed} passed, {failures.Count} failed");
        return failures.Count == 0 || passed >= arguments.Floor ? 0 : 1;
    }

    private static void Tell(List<Outcome> failures, Arguments arguments, TextWriter output)
    {
        if (arguments.Format == Format.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(failures));
            return;
        }

        foreach (var failure in failures)
        {
            output.WriteLine($"{failure.File} {failure.Case}: {failure.Failure}");
        }
    }
}
