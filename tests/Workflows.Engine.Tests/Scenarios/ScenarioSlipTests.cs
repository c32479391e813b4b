using System.Collections.Immutable;
using Workflows.Engine.Scenarios;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

/// <summary>Slips in scenarios are told once, where they are, with what to do.</summary>
public sealed class ScenarioSlipTests
{
    private const string Process =
        """
        process: letter
        title: Letter
        organisation: office
        steps:
          - id: read
            task: Read it
            by: registrar
            remind: every second until closed
        """;

    private const string Organisation =
        """
        organisation: office
        roles: { registrar: Registrar }
        people: { cia: Cia Example }
        holdings: [{ role: registrar, person: cia }]
        """;

    [Fact]
    public void Somebody_who_is_not_there_is_told_with_who_is_meant()
    {
        var found = Assert.Single(Play("  - complete: read\n    as: cja\n"));

        Assert.Equal((ScenarioRules.Person, "did you mean 'cia'?"), (found.Rule, found.Hint));
    }

    [Fact]
    public void A_reminder_every_second_is_too_much_for_a_day() =>
        Assert.Same(ScenarioRules.TooMuch, Assert.Single(Play("  - advance: 1 day\n")).Rule);

    [Fact]
    public void What_is_not_read_because_of_a_slip_before_it_is_no_further_finding() =>
        Assert.Equal(["WF1001"], Play("  - message: [a, b]\n    key: x\n    with: { a: b }\n").Select(d => d.Code));

    /// <summary>Every key of every act is one that the reader asks for: none of them is called unknown.</summary>
    [Fact]
    public void Every_act_of_the_vocabulary_is_read_with_all_its_keys()
    {
        Assert.All(ScenarioVocabulary.Acts, act =>
        {
            var found = new DiagnosticBag();
            var keys = act.Keys.Select((k, i) =>
                $"{(i == 0 ? "- " : "  ")}{k.Name}: {(k.Name is "postpone" or "expect" or "with" ? "{}" : k.Name == "status" ? "200" : "x")}\n");
            ScenarioReader.Read(new("s.scenario.yaml", "scenario: s\nprocess: p\nsteps:\n" + string.Concat(keys)), found);

            Assert.DoesNotContain(found.Sorted(), d => d.Rule == ShapeRules.UnknownKey);
        });
    }

    private static ImmutableArray<Diagnostic> Play(string steps)
    {
        SourceText[] files =
        [
            new("letter.process.yaml", Process),
            new("office.organisation.yaml", Organisation),
            new("letter.scenario.yaml", $"scenario: A letter\nprocess: letter\ngiven: {{ now: 2026-01-12T08:00 }}\nsteps:\n{steps}"),
        ];
        return [.. ScenarioRunner.Run(SourceSet.Of(files), "letter.scenario.yaml").Diagnostics];
    }
}
