using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Workflows.Engine.Tests.Architecture;

/// <summary>What the projects may know of one another, and what a file looks like.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Workflows.Language"] = ["YamlDotNet", "NodaTime"],
        ["Workflows.Engine"] = ["Workflows.Language", "Microsoft.CodeAnalysis.BannedApiAnalyzers"],
        ["Workflows.Runtime"] =
        [
            "Workflows.Engine", "Quartz", "Polly", "Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL", "Microsoft.EntityFrameworkCore",
            "Microsoft.EntityFrameworkCore.Relational", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Extensions.Hosting",
        ],
        ["Workflows.Server"] =
        [
            "Workflows.Runtime", "Microsoft.AspNetCore.OpenApi", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol",
        ],
        ["Workflows.Cli"] = ["Workflows.Engine", "Workflows.Runtime", "System.CommandLine", "Spectre.Console"],
    };

    private static readonly string[] Banned = ["Manager", "Helper", "Util", "Utils", "Base", "Impl", "Info"];

    /// <summary>Every source file under <c>engine</c> by its path.</summary>
    private static readonly SortedDictionary<string, string> Sources = new(
        Directory.EnumerateFiles(Repository.PathOf("engine"), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !Array.Exists(["/obj/", "/bin/", "/node_modules/"], part => f.Contains(part, StringComparison.Ordinal)))
            .ToDictionary(f => f, f => File.ReadAllText(Repository.PathOf(f))),
        StringComparer.Ordinal);

    public static TheoryData<string> Projects() => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_no_more_than_it_may(string project)
    {
        var file = XDocument.Load(Repository.PathOf($"engine/{project}/{project}.csproj"));
        var known = file
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .Concat(file.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value));

        Assert.Empty(known.Except(Allowed[project]));
    }

    [Fact]
    public void Every_project_under_engine_is_one_that_this_test_knows() => Assert.Equal(
        Allowed.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.PathOf("engine"), "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void A_namespace_is_a_folder() => AssertNone(
        (path, text) => Namespace().Matches(text).Any(m => m.Groups[1].Value != Path.GetDirectoryName(path)!["engine/".Length..].Replace('/', '.')));

    [Fact]
    public void A_type_is_named_for_what_it_is() => AssertNone(
        (_, text) => TypeName().Matches(text).Any(m => Array.Exists(Banned, word => Regex.IsMatch(m.Groups[1].Value, $"{word}($|[A-Z])"))));

    [Fact]
    public void Nothing_is_left_to_do_or_folded_away() => AssertNone(
        (_, text) => text.Contains("#region", StringComparison.Ordinal) || Unfinished().IsMatch(text));

    [Fact]
    public void A_file_is_short_and_most_are_shorter()
    {
        AssertNone((_, text) => text.Count(c => c == '\n') > 300);
        var longer = Sources.Values.Count(text => text.Count(c => c == '\n') > 250);
        Assert.True(longer * 50 <= Sources.Count, $"{longer} of {Sources.Count} files have more than 250 lines");
    }

    private static void AssertNone(Func<string, string, bool> isWrong) =>
        Assert.Empty(Sources.Where(s => isWrong(s.Key, s.Value)).Select(s => s.Key));

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?([A-Z]\w+)")]
    private static partial Regex TypeName();
}
