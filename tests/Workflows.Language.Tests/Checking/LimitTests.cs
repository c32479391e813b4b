using System.Collections.Immutable;
using System.Globalization;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Checking;

/// <summary>Long files are told of before they take long.</summary>
public sealed class LimitTests
{
    [Fact]
    public void A_process_has_up_to_two_thousand_steps()
    {
        Assert.Empty(Check(Steps(2000)));
        Assert.Same(StepRules.TooManySteps, Assert.Single(Check(Steps(2001))).Rule);
    }

    [Fact]
    public void A_text_has_up_to_a_hundred_placeholders()
    {
        Assert.Empty(Check(Placeholders(100)));
        Assert.Same(PhraseRules.TooManyPlaceholders, Assert.Single(Check(Placeholders(101))).Rule);
    }

    [Fact]
    public void A_thousand_collections_that_each_go_through_the_one_before_are_checked()
    {
        var steps = Enumerable.Range(1, 999).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"  - {{ id: s{i}, for-each: u{i} in s{i - 1}.results, task: 'Again, <u{i}.by>', by: anybody }}\n"));

        Assert.Empty(
            Check("process: long\ntitle: Long\nsteps:\n  - { id: s0, for-each: 'u0 in [1]', task: Once, by: anybody }\n" + string.Concat(steps)));
    }

    private static string Steps(int count) =>
        "process: long\ntitle: Long\nsteps:\n" + string.Concat(Enumerable.Repeat("  - { task: Do it, by: anybody }\n", count));

    private static string Placeholders(int count) =>
        "process: long\ntitle: Long\nsteps:\n  - notify: Long\n    to: anybody\n    text: "
            + string.Concat(Enumerable.Repeat("<start> ", count))
            + "\n";

    private static ImmutableArray<Diagnostic> Check(string process) =>
        FolderChecker.Check(SmallFolder.Of(("long.process.yaml", process))).Diagnostics;
}
