using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Checking;

/// <summary>Whatever a slip of the pen leaves of a file, checking it tells what is wrong and never fails.</summary>
public sealed class DamagedFileTests
{
    private const string Path = "school-outreach/school-outreach.process.yaml";

    private static readonly SourceSet Files = ShippedProcesses.Read();

    [Fact]
    public void A_file_without_one_of_its_lines_is_checked()
    {
        var lines = Files.Find(Path)!.Content.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            Check([.. lines[..i], .. lines[(i + 1)..]]);
    }

    [Fact]
    public void A_file_that_breaks_off_is_checked()
    {
        var content = Files.Find(Path)!.Content;
        for (var end = 0; end < content.Length; end += 97)
            Check([content[..end]]);
    }

    [Theory]
    [InlineData(": ")]
    [InlineData("- ")]
    [InlineData(" ")]
    [InlineData("<")]
    [InlineData("= ")]
    [InlineData("\"")]
    [InlineData("[")]
    public void A_file_with_something_put_into_its_values_is_checked(string inserted)
    {
        var lines = Files.Find(Path)!.Content.Split('\n');
        for (var i = 0; i < lines.Length; i += 5)
        {
            var at = lines[i].IndexOf(": ", StringComparison.Ordinal) + 2;
            Check([.. lines[..i], lines[i].Insert(Math.Min(at, lines[i].Length), inserted), .. lines[(i + 1)..]]);
        }
    }

    /// <summary>Nothing is thrown, every finding lies in its file, and with no error every expression is there to run.</summary>
    private static void Check(string[] lines)
    {
        var file = new SourceText(Path, string.Join('\n', lines));
        var diagnostics = new DiagnosticBag();

        var process = ProcessChecker.Check(new(Files.Files.SetItem(Path, file)), Path, diagnostics);

        Assert.All(diagnostics.Sorted(), d => Assert.InRange(d.Span.End, d.Span.Start, d.Span.Source.Content.Length));
        Assert.True(process is not null || diagnostics.HasErrors);
        Assert.True(process is null || process.HasErrors == diagnostics.HasErrors);
    }
}
