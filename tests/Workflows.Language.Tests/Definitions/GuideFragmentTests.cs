using System.Text.RegularExpressions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Translations;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Definitions;

/// <summary>What the author's guide shows of processes can be read where it
/// belongs: whole processes, steps, keys of steps, keys of processes.</summary>
public sealed partial class GuideFragmentTests
{
    private const string SomeStep = "steps:\n  - task: Do it\n    by: somebody\n";

    /// <summary>Files of other kinds, which have tests of their own.</summary>
    private static readonly string[] Elsewhere = ["calendar", "organisation", "document", "table", "decision", "scenario", "given", "steps", "#"];

    private static readonly string[] OfProcess = ["on", "start", "data", "language", "plan", "deadlines"];

    public static TheoryData<string> Fragments() =>
        [.. Block()
            .Matches(File.ReadAllText(Repository.PathOf("processes/README.md")))
            .Select(m => m.Groups["content"].Value)
            .Where(c => !Elsewhere.Contains(FirstKey(c)))];

    [Theory]
    [MemberData(nameof(Fragments))]
    public void A_fragment_can_be_read_in_its_place(string fragment)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var text in InContext(fragment))
            Read(text, diagnostics);

        Assert.Equal("", string.Concat(diagnostics.Sorted().Select(new DiagnosticRenderer().Render)));
    }

    private static void Read(string text, DiagnosticBag diagnostics)
    {
        if (text.StartsWith("texts:", StringComparison.Ordinal))
        {
            TextsReader.Read(new("example.texts.en.yaml", text), diagnostics);
            return;
        }

        var source = new SourceText("example.process.yaml", text);
        ProcessReader.Read(source, YamlReader.Read(source, diagnostics), diagnostics);
    }

    private static IEnumerable<string> InContext(string fragment)
    {
        var first = FirstKey(fragment);
        if (first is "process" or "texts")
            return [fragment.Contains("steps:", StringComparison.Ordinal) ? fragment : fragment + SomeStep];
        if (fragment.TrimStart().StartsWith("- ", StringComparison.Ordinal))
            return [$"process: example\ntitle: Example\nsteps:\n{Indented(fragment)}"];
        if (OfProcess.Contains(first))
            return [$"process: example\ntitle: Example\n{fragment}{(fragment.Contains("\nsteps:", StringComparison.Ordinal) ? "" : SomeStep)}"];

        // Keys that one step alone would not have together are shown to be keys of some step each.
        return Entries(fragment).Select(entry => FirstKey(entry) == "set"
            ? $"process: example\ntitle: Example\nsteps:\n  -\n{Indented(Indented(entry))}"
            : "process: example\ntitle: "
                + $"Example\n{SomeStep}{Indented(Indented(entry))}{(FirstKey(entry) is "remind" or "escalate" ? "    due: 1 week\n" : "")}");
    }

    private static IEnumerable<string> Entries(string fragment) => EntryStart().Split(fragment).Where(e => e.Trim().Length > 0);

    private static string FirstKey(string text) => text.TrimStart().StartsWith('#') ? "#" : text.TrimStart().Split(':')[0];

    private static string Indented(string text) => string.Concat(text.Split('\n').Select(l => l.Length == 0 ? "" : $"  {l}\n"));

    [GeneratedRegex(@"^```yaml\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?=\S)", RegexOptions.Multiline)]
    private static partial Regex EntryStart();
}
