using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Definitions;

public sealed class OrganisationReaderTests
{
    private const string Municipality =
        """
        organisation: municipality
        title: Exempelkommunen
        units:
          schools: Skolorna
          preschool-a: { name: Förskolan Ankan, kind: preschool, parent: schools }
        roles:
          head-teacher: { title: Rektor, per-unit: yes }
          working-group: Arbetsgruppen
        people:
          anna: { name: Anna Ek, mail: anna@example.org }
          bo: Bo Alm
        holdings:
          - { role: head-teacher of preschool-a, person: anna, to: 2020-06-30 }
          - { role: head-teacher of preschool-a, person: bo, from: 2020-07-01 }
          - { role: head-teacher of preschool-a, person: bo, from: 2020-03-01, to: 2020-03-14, deputy: yes }
          - { role: working-group, person: anna }
          - { role: working-group, person: bo }
        """;

    [Fact]
    public void Units_roles_people_and_holdings_are_read()
    {
        var organisation = Read(("m.organisation.yaml", Municipality))!;

        Assert.Equal(("municipality", "Exempelkommunen"), (organisation.Name.Value, organisation.Title?.Value));
        Assert.Equal("schools", organisation.FindUnit("preschool-a")?.Parent?.Value);
        Assert.True(organisation.FindRole("head-teacher")?.PerUnit);
        Assert.Equal("anna@example.org", organisation.FindPerson("anna")?.Mail?.Value);
        Assert.Equal("head-teacher@preschool-a", organisation.Holdings[0].Principal);
    }

    [Theory]
    [InlineData("2020-02-10", "anna")]
    [InlineData("2020-03-14", "anna bo")]
    [InlineData("2020-06-30", "anna")]
    [InlineData("2020-07-01", "bo")]
    public void A_role_is_held_from_its_first_day_to_its_last(string day, string people)
    {
        var organisation = Read(("m.organisation.yaml", Municipality))!;
        var on = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

        Assert.Equal(people, string.Join(' ', organisation.PeopleBehind("head-teacher@preschool-a", on).Select(p => p.Id.Value)));
    }

    [Fact]
    public void A_group_has_several_holders() =>
        Assert.Equal(2, Read(("m.organisation.yaml", Municipality))!.PeopleBehind("working-group", new LocalDate(2020, 2, 10)).Length);

    [Fact]
    public void Units_may_stand_in_a_table()
    {
        var organisation = Read(
            ("m.organisation.yaml", "organisation: m\nunits: units.csv\n"), ("units.csv", "id,name,kind\na,Ankan,preschool\nb,Björken,\n"))!;

        Assert.Equal(["a", "b"], organisation.Units.Select(u => u.Id.Value));
        Assert.Equal("preschool", organisation.Units[0].Kind?.Value);
        Assert.Null(organisation.Units[1].Kind);
        Assert.Equal("units.csv:2:1", organisation.Units[0].Id.Span.ToString());
    }

    [Fact]
    public void Clauses_are_read_with_what_is_out_of_scope()
    {
        var diagnostics = new DiagnosticBag();
        var file = ClauseFileReader.Read(new SourceText("c.clauses.yaml",
            """
            document: Bilaga 2
            clauses:
              SO-P1: Rutinerna samlas in.
              SO-P0: { text: En rubrik., out-of-scope: den begär inget }
            """), diagnostics)!;

        Assert.Equal(0, diagnostics.Count);
        Assert.Equal("Bilaga 2", file.Document.Value);
        Assert.Null(file.Find("SO-P1")?.OutOfScope);
        Assert.Equal("den begär inget", file.Find("SO-P0")?.OutOfScope?.Value);
    }

    private static Organisation? Read(params (string Path, string Content)[] files)
    {
        var sources = files.Select(f => new SourceText(f.Path, f.Content)).ToList();
        var diagnostics = new DiagnosticBag();
        var organisation = OrganisationReader.Read(sources[0], SourceSet.Of(sources), diagnostics);
        Assert.Equal("", string.Concat(diagnostics.Sorted().Select(new DiagnosticRenderer().Render)));
        return organisation;
    }
}
