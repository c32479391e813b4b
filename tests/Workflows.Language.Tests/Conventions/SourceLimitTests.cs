using System.Text.RegularExpressions;
using Xunit;

namespace Workflows.Language.Tests.Conventions;

/// <summary>The source is made of short files with lines that fit a screen.</summary>
public sealed partial class SourceLimitTests
{
    private const int LongestFile = 250;

    private static readonly string[] NotWritten = ["bin", "obj", "node_modules"];

    [Fact]
    public void No_file_is_longer_than_one_idea_takes() => AssertNone(Sources()
        .Select(file => (Name: NameOf(file), Lines: File.ReadLines(file).Count()))
        .Where(file => file.Lines > LongestFile)
        .Select(file => $"{file.Name} has {file.Lines} lines: split it by subject, {LongestFile} are the most"));

    [Fact]
    public void No_line_is_longer_than_the_editors_are_told()
    {
        var longest = int.Parse(LineLength().Match(File.ReadAllText(Repository.PathOf(".editorconfig"))).Groups[1].ValueSpan, null);

        AssertNone(Sources().SelectMany(file => File.ReadLines(file).Index()
            .Where(line => line.Item.Length > longest)
            .Select(line => $"{NameOf(file)}({line.Index + 1}) has {line.Item.Length} characters: {longest} are the most")));
    }

    [Fact]
    public void Many_files_are_looked_at() => Assert.True(Sources().Count() > 1000, "the folders are not where they were");

    private static void AssertNone(IEnumerable<string> faults)
    {
        var told = string.Join('\n', faults);
        Assert.True(told.Length == 0, told);
    }

    private static string NameOf(string file) => Path.GetRelativePath(Repository.Root, file);

    private static IEnumerable<string> Sources() => new[] { "engine", "tests", "samples" }
        .SelectMany(folder => Written(new(Repository.PathOf(folder))))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Written(DirectoryInfo folder) => folder
        .EnumerateFiles("*.cs").Select(file => file.FullName)
        .Concat(folder.EnumerateDirectories().Where(inner => !NotWritten.Contains(inner.Name)).SelectMany(Written));

    [GeneratedRegex(@"^max_line_length = (\d+)\r?$", RegexOptions.Multiline)]
    private static partial Regex LineLength();
}
