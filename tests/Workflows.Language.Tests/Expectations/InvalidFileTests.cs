using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Expectations;

/// <summary>Every file under <c>Invalid/</c> gives exactly the findings that it says of itself: none missing, none more.</summary>
public sealed class InvalidFileTests
{
    private static readonly string Folder = Repository.PathOf("tests/Workflows.Language.Tests/Invalid");

    public static TheoryData<string> Files() =>
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(FileReaders.Knows)
            .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_gives_exactly_the_findings_that_it_expects(string path)
    {
        var beside = Directory.EnumerateFiles(Path.GetDirectoryName(Path.Combine(Folder, path))!)
            .Select(f => new SourceText(Path.GetFileName(f), File.ReadAllText(f)))
            .ToList();
        var file = beside.Single(f => f.Path == Path.GetFileName(path));
        var diagnostics = new DiagnosticBag();

        FileReaders.Read(file, SourceSet.Of(beside), diagnostics);

        Assert.Equal(
            [],
            diagnostics.Sorted().Where(d => string.IsNullOrWhiteSpace(d.Hint)).Select(d => $"{d.Code} does not say what to do: {d.Message}"));
        var found = diagnostics.Sorted().Where(d => d.Span.Source.Path == file.Path).ToList();
        var expected = Expectation.Of(file, beside.Find(f => f.Path == file.Path + ".expect")).ToList();
        var missing = expected.Where(e => !Take(found, e)).ToList();
        Assert.True(missing.Count == 0 && found.Count == 0, Report(missing, found));
    }

    /// <summary>Takes a finding that an expectation describes out of those that were found.</summary>
    private static bool Take(List<Diagnostic> found, Expectation expected)
    {
        var at = found.FindIndex(d => d.Code == expected.Code && d.Span.StartPosition.Line == expected.Line
            && d.Message.Contains(expected.Words, StringComparison.Ordinal));
        if (at >= 0)
        {
            found.RemoveAt(at);
        }

        return at >= 0;
    }

    private static string Report(List<Expectation> missing, List<Diagnostic> extra) =>
        $"Missing:\n{string.Join('\n', missing)}\n\nNot expected:\n{string.Concat(extra.Select(new DiagnosticRenderer().Render))}";
}
