using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Services;

/// <summary>The register of a case.</summary>
public sealed class DocumentTests
{
    private const string Report = """
        calendar: office
        data:
          subject: { type: text, default: "The roof: rotten" }
        steps:
          - id: report
            document: Report on <subject>
            text: |
              # Report
              It is about <subject>.
            kind: report
            registered-as: 2020/<subject>
            copies: [auditor]
          - id: read
            decision: Is report <report.number> good
            by: clerk
            outcomes: { good: continue, again: back to report }
          - document: A note
            text: Done on <report.at>.
        """;

    [Fact]
    public void A_document_gets_the_next_number_and_a_name_that_every_system_takes()
    {
        var instance = Instance.Start(Processes.Graph(Report, Processes.Office));

        var entry = Assert.Single(instance.State.Documents.Values);
        Assert.Equal(new(1, 1), entry.Id);
        Assert.Equal(
            ("Report on The roof: rotten", "Report on The roof rotten.md", "2020/The roof: rotten"),
            (entry.Title, entry.FileName, entry.RegisteredAs));
        Assert.Equal("auditor", Assert.Single(entry.Copies));
        Assert.Equal("# Report\nIt is about The roof: rotten.\n", Assert.Single(Written(instance)));
        Assert.Equal(FeelValue.Of(1), instance.Result("report", "number"));
        Assert.Equal(["document/1.1/auditor", "task/2/opened/clerk"], instance.Sent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Written_again_it_is_a_new_version_of_the_same_number_and_the_next_document_the_next_number()
    {
        var instance = Instance.Start(Processes.Graph(Report, Processes.Office));
        var reasons = ("reasons", (FeelValue)FeelValue.Of("because"));
        instance.Done("read", "again", reasons);
        instance.Done("read", "good", reasons);

        Assert.Equal([new(1, 1), new(1, 2), new(2, 1)], instance.State.Documents.Keys.OrderBy(d => d.Number).ThenBy(d => d.Version));
        Assert.Equal(3, instance.State.Documents.Values.Select(d => d.File).Distinct().Count());
        Assert.Equal("Done on 2020-02-10.", Written(instance)[^1]);
        Assert.Equal(InstanceStatus.Completed, instance.Status);
    }

    [Fact]
    public void Every_item_has_a_document_of_its_own()
    {
        var instance = Instance.Start(Processes.Graph("""
            data:
              units: { type: table, from: units.csv }
            steps:
              - for-each: unit in units
                document: Letter to <unit.name>
                text: Dear <unit.name>
            """, ("units.csv", "id,name\na,A\nb,B\n")));

        Assert.Equal(
            [("Letter to A", 1), ("Letter to B", 2)],
            instance.State.Documents.Values.OrderBy(d => d.Id.Number).Select(d => (d.Title, d.Id.Number)));
    }

    [Fact]
    public void A_copy_that_nobody_would_get_is_an_incident_and_nothing_is_written()
    {
        var instance = Instance.Start(Processes.Graph("""
            organisation: office
            steps:
              - document: Report
                text: Something
                copies: [auditor]
            """, ("office.organisation.yaml", """
            organisation: office
            roles: { auditor: Auditor, clerk: Clerk }
            people: { ada: Ada }
            holdings:
              - { role: clerk, person: ada }

            """)));

        Assert.Equal(["WF9004"], instance.Incidents);
        Assert.Empty(instance.State.Documents);
    }

    [Fact]
    public void A_document_that_would_be_too_large_is_an_incident()
    {
        var instance = Instance.Start(
            Processes.Graph("data: { text: text }\nsteps:\n  - document: Report\n    text: <text>\n"),
            data: ("text", FeelValue.Of(new string('x', 1_100_000))));

        Assert.Equal(["WF9071"], instance.Incidents);
    }

    private static List<string> Written(Instance instance) => [.. instance.Steps.SelectMany(s => s.Documents).Select(d => d.Text)];
}
