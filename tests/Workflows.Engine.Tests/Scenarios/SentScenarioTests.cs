using Workflows.Engine.Scenarios;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

/// <summary><c>sent</c> counts messages, one for each person, and knows which step they are about.</summary>
public sealed class SentScenarioTests
{
    private const string Process =
        """
        process: letter
        title: Letter
        organisation: office
        steps:
          - id: report
            document: Report
            text: All is well.
            copies: audit
          - id: tell
            notify: It is written
            to: registrar
          - id: own
            document: Note
            text: For us.
          - id: read
            task: Read it
            by: audit
        """;

    private const string Organisation =
        """
        organisation: office
        roles: { audit: Audit, registrar: Registrar }
        people: { ann: Ann Example, ben: Ben Example, cia: Cia Example }
        holdings:
          - { role: audit, person: ann }
          - { role: audit, person: ben }
          - { role: registrar, person: cia }
        """;

    [Theory]
    [InlineData("sent: 5")]
    [InlineData("sent: { report: 2, tell: 1, own: 0, read: 2 }")]
    [InlineData("documents: { report: 1, own: 1 }")]
    public void Everybody_who_is_told_counts_also_of_a_copy_of_a_document(string expected) => Assert.Equal("", FindingsOf(expected));

    [Fact]
    public void A_copy_that_went_to_fewer_is_seen() =>
        Assert.Contains(
            "Expected 1 messages to people since the last 'expect' of 'report', found 2.",
            FindingsOf("sent: { report: 1 }"),
            StringComparison.Ordinal);

    private static string FindingsOf(string expected)
    {
        SourceText[] files =
        [
            new("letter.process.yaml", Process),
            new("office.organisation.yaml", Organisation),
            new(
                "letter.scenario.yaml",
                $"scenario: A letter\nprocess: letter\ngiven: {{ now: 2026-01-12T08:00 }}\nsteps:\n  - expect: {{ {expected} }}\n"),
        ];
        return string.Join('\n', ScenarioRunner.Run(SourceSet.Of(files), "letter.scenario.yaml").Diagnostics.Select(d => d.Message));
    }
}
