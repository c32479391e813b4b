using System.Reflection;
using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Expectations;

/// <summary>Every finding about processes is shown to be found.</summary>
public sealed partial class CoverageTests
{
    /// <summary>Those that a file of its own cannot show, with the test that does.</summary>
    private static readonly Dictionary<DiagnosticRule, string> Elsewhere = new()
    {
        [ClauseRules.NotCarried] = "FolderCheckerTests: takes all processes of the document",
        [PhraseRules.TooManyPlaceholders] = "LimitTests: takes a long text",
        [ServiceRules.TemplateTooLarge] = "TemplateTests: takes a long file",
        [StepRules.TooManySteps] = "LimitTests: takes a long file",
        [DecideRules.NoAnswer] = "DecideTests: takes a running case",
        [ReferenceRules.DuplicateProcess] = "FolderCheckerTests: takes two processes",
        [TextsRules.UnusedTexts] = "FolderCheckerTests: takes a file that no process names",
        [ReferenceRules.UnknownEnding] = "FolderCheckerTests: takes a file of another kind",
        [CaseRules.UnknownProcess] = "CaseLinksTests: takes all processes of a folder",
        [CaseRules.CallCycle] = "CaseLinksTests: takes all processes of a folder",
        [CaseRules.OpenCycle] = "CaseLinksTests: takes all processes of a folder",
        [CaseRules.StartedTwice] = "CaseLinksTests: takes all processes of a folder",
    };

    [Fact]
    public void Every_finding_about_processes_is_expected_by_some_file()
    {
        var expected = Directory.EnumerateFiles(Repository.PathOf("tests/Workflows.Language.Tests/Invalid"), "*.yaml", SearchOption.AllDirectories)
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Value))
            .ToHashSet(StringComparer.Ordinal);
        Type[] classes =
        [
            typeof(PhraseRules), typeof(StepRules), typeof(ReferenceRules), typeof(BindingRules), typeof(FlowRules), typeof(PrivacyRules),
            typeof(ClauseRules), typeof(TimeRules), typeof(HandlerRules), typeof(DecideRules), typeof(CaseRules),
            typeof(ServiceRules), typeof(TextsRules), typeof(StageRules),
        ];

        var missing = classes
            .SelectMany(c => c.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(f => (DiagnosticRule)f.GetValue(null)!)
            .Where(rule => !expected.Contains(rule.Code) && !Elsewhere.ContainsKey(rule));

        Assert.Equal([], missing.Select(rule => $"{rule.Code} {rule.Title}"));
    }

    [GeneratedRegex(@"(?<=# expect(-next)?: *)WF\d{4}")]
    private static partial Regex Code();
}
