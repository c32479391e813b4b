using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Checking;

public sealed class TemplateTests
{
    private const string Process = """
        process: reports
        title: Reports
        data:
          subject: text
        steps:
          - id: report
            document: Report on <subject>
            template: report.md
          - notify: Report <report.number> is written
            to: registrar
        """;

    [Fact]
    public void An_unknown_name_is_told_at_its_place_in_the_template()
    {
        var found = Assert.Single(Check("# Report\n\nOn <subjekt>.\n").Diagnostics, d => d.Severity == Severity.Error);

        Assert.Equal("WF3002", found.Code);
        Assert.Equal("report.md:3:5", found.Span.ToString());
        Assert.Contains("subject", found.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_placeholder_that_is_not_closed_is_told_at_its_place_in_the_template()
    {
        var found = Assert.Single(Check("On <subject\n").Diagnostics, d => d.Severity == Severity.Error);

        Assert.Equal("report.md:1:4", found.Span.ToString());
    }

    [Fact]
    public void What_a_template_says_is_part_of_the_definition()
    {
        var one = Check("On <subject>.");
        var other = Check("About <subject>.");

        Assert.False(one.HasErrors);
        Assert.Contains(one.Files, f => f.Path == "report.md");
        Assert.NotEqual(one.ContentHash, other.ContentHash);
    }

    [Fact]
    public void A_template_of_more_than_256_KiB_is_refused()
    {
        var found = Assert.Single(Check(new string('x', (256 * 1024) + 1)).Diagnostics, d => d.Severity == Severity.Error);

        Assert.Equal("WF1177", found.Code);
        Assert.Equal("reports.process.yaml:8:15", found.Span.ToString());
    }

    [Fact]
    public void Two_documents_may_be_written_from_one_template()
    {
        var twice = Process + "\n  - document: A copy\n    template: report.md\n";

        Assert.False(Check("On <subject>.", twice).HasErrors);
    }

    private static CheckedProcess Check(string template, string process = Process)
    {
        var sources = SourceSet.Of([new("reports.process.yaml", process), new("report.md", template)]);
        return ProcessChecker.Check(sources, "reports.process.yaml", new DiagnosticBag())!;
    }
}
