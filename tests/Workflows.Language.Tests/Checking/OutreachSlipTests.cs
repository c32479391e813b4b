using System.Text.RegularExpressions;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Checking;

/// <summary>One slip in a long routine gives one finding, on the line of the slip, and its hint shows how the line should be.</summary>
public sealed partial class OutreachSlipTests
{
    private const string Path = "school-outreach/school-outreach.process.yaml";

    private static readonly SourceSet Files = ShippedProcesses.Read();

    private static string Content => Files.Find(Path)!.Content;

    [Theory]
    [InlineData("- id: analyse\n", "  id: analyse\n", "WF0035", "write '- id: analyse'")]
    [InlineData("- id: analyse\n", "id: analyse\n", "WF0013", "or write '- id: analyse'")]
    [InlineData("- id: analyse\n", "- - id: analyse\n", "WF0036", "write '- id: analyse'")]
    [InlineData("- id: analyse\n", "-id: analyse\n", "WF0034", "write '- id: analyse'")]
    [InlineData("- id: analyse\n", "– id: analyse\n", "WF0038", "write '- id: analyse'")]
    [InlineData("- id: analyse\n", "- id analyse\n", "WF0011", "write 'id: analyse'")]
    [InlineData("- id: analyse\n", "-\u00A0id: analyse\n", "WF0037", "space bar")]
    [InlineData(" - id: analyse\n", "- id: analyse\n", "WF0013", "start it in column 11, as line 42 has '- id'")]
    [InlineData("- id: analyse\n", " - id: analyse\n", "WF0013", "start it in column 11, as line 42 has '- id'")]
    [InlineData("  title: Analys av rutinerna\n", "- title: Analys av rutinerna\n", "WF1120", "write 'title: Analys av rutinerna' without")]
    [InlineData(" title: Analys av rutinerna\n", "title: Analys av rutinerna\n", "WF0013", "start it in column 13, as line 58 has 'id'")]
    [InlineData("title: Analys av rutinerna\n", " title: Analys av rutinerna\n", "WF0013", "start it in column 13, as line 58 has 'id'")]
    [InlineData("title: Analys av rutinerna\n", "\ttitle: Analys av rutinerna\n", "WF0010", "spaces")]
    [InlineData("title: Analys av rutinerna\n", "title:Analys av rutinerna\n", "WF0033", "write 'title: Analys av rutinerna'")]
    [InlineData("title: Analys av rutinerna\n", "title Analys av rutinerna\n", "WF0011", "write 'title: Analys av rutinerna'")]
    [InlineData("title: Analys av rutinerna\n", "title; Analys av rutinerna\n", "WF0011", "write 'title: Analys av rutinerna'")]
    [InlineData("title: Analys av rutinerna\n", "title： Analys av rutinerna\n", "WF0011", "write 'title: Analys av rutinerna'")]
    [InlineData("title: Analys av rutinerna\n", "title: \"Analys av rutinerna\n", "WF0012", "end the text with \"")]
    [InlineData("title: Analys av rutinerna\n", "title: Analys av rutinerna\"\n", "WF0012", "write \"Analys av rutinerna\"")]
    [InlineData("title: Analys av rutinerna\n", "title: Analys: rutinerna\n", "WF0015", "\"Analys: rutinerna\"")]
    [InlineData("title: Analys av rutinerna\n", "title: Analys #2\n", "WF0030", "\"Analys #2\"")]
    [InlineData("title: Analys av rutinerna\n", "title: #2 Analys\n", "WF0030", "\"#2 Analys\"")]
    [InlineData("Förslag till generell rutin }", "Förslag: generell rutin }", "WF0015", "\"Förslag: generell rutin\"")]
    [InlineData("Förslag till generell rutin }", "Förslag #1 }", "WF0030", "\"Förslag #1\"")]
    [InlineData("Förslag till generell rutin }", "Förslag till generell rutin", "WF0016", "end it with }")]
    [InlineData("type: file, label: Förslag", "type:\u00A0file, label: Förslag", "WF0033", "write 'type: file'")]
    [InlineData("\"preschool\"]) > 0", "”preschool”]) > 0", "WF3001", "straight")]
    [InlineData("- parallel:\n      preschool", "  parallel:\n      preschool", "WF0035", "write '- parallel:'")]
    [InlineData("- parallel:\n      preschool", "- parallel\n      preschool", "WF0011", "write 'parallel:'")]
    [InlineData("- id: few\n", " - id: few\n", "WF0013", "start the line in column 3")]
    [InlineData("data:\n", "data\n", "WF0011", "write 'data:'")]
    [InlineData("  title: Förskolor\n", "- title: Förskolor\n", "WF1001", "write 'title: Förskolor' without the hyphen")]
    [InlineData("    type: number\n", "  - type: number\n", "WF1001", "write 'type: number' without the hyphen")]
    public void One_slip_gives_one_finding(string written, string slipped, string code, string hint)
    {
        var at = Content.IndexOf(written, StringComparison.Ordinal);
        var line = new SourceText(Path, Content).PositionOf(at).Line;

        var found = Assert.Single(Check(Content[..at] + slipped + Content[(at + written.Length)..]));

        Assert.Equal((code, line), (found.Code, found.Span.StartPosition.Line));
        Assert.Contains(hint, found.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_forgotten_hyphen_is_told_once_on_its_line() => AssertNone(Lines
        .Where(line => line.Words.StartsWith("- ", StringComparison.Ordinal))
        .Select(line => (line, found: Check(WithLine(line.Number, new string(' ', line.Indent) + "  " + line.Words[2..]))))
        .Where(slip => slip.found is not [var one]
            || one.Span.StartPosition.Line != slip.line.Number
            || !one.Hint!.Contains($"write '{slip.line.Words}'", StringComparison.Ordinal))
        .Select(slip => Told(slip.line, slip.found)));

    /// <summary>Told on its line, with at most one echo.</summary>
    [Fact]
    public void Any_hyphen_too_many_is_told_on_its_line() => AssertNone(Lines
        .Where(line => line.Indent >= 2 && line.Number % 3 == 0 && Key().IsMatch(line.Words))
        .Select(line => (line, found: Check(WithLine(line.Number, new string(' ', line.Indent - 2) + "- " + line.Words))))
        .Where(slip => slip.found.Count is not (1 or 2) || !slip.found.Exists(f => f.Span.StartPosition.Line == slip.line.Number))
        .Select(slip => Told(slip.line, slip.found)));

    private static void AssertNone(IEnumerable<string> wrong)
    {
        var told = string.Join('\n', wrong);
        Assert.True(told.Length == 0, told);
    }

    private static IEnumerable<(int Number, int Indent, string Words)> Lines =>
        Content.Split('\n').Select((text, i) => (i + 1, text.Length - text.TrimStart().Length, text.Trim()));

    private static string WithLine(int number, string line)
    {
        var lines = Content.Split('\n');
        lines[number - 1] = line;
        return string.Join('\n', lines);
    }

    private static string Told((int Number, int Indent, string Words) line, List<Diagnostic> found) =>
        $"line {line.Number} '{line.Words}': " + string.Join("; ", found.Take(4).Select(f => $"{f.Code} {f.Span} {f.Message} ({f.Hint})"));

    private static List<Diagnostic> Check(string content)
    {
        var diagnostics = new DiagnosticBag();
        ProcessChecker.Check(new(Files.Files.SetItem(Path, new(Path, content))), Path, diagnostics);
        return [.. diagnostics.Sorted().Where(d => d.Severity != Severity.Info)];
    }

    /// <summary>A key with its value, or what belongs to it, behind it.</summary>
    [GeneratedRegex("^[a-z_-]+:( [^>|]|$)")]
    private static partial Regex Key();
}
