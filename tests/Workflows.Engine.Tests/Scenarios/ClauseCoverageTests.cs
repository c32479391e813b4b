using System.Collections.Immutable;
using Workflows.Engine.Scenarios;
using Workflows.Engine.Scenarios.Clauses;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

public sealed class ClauseCoverageTests
{
    private const string Process =
        """
        process: trip
        title: Trip
        governed-by: rules.clauses.yaml
        plan: { from: 2020-03-02, to: 2020-03-27, clause: R4 }
        steps:
          - id: ask
            task: Ask
            by: teacher
            form: { answer: text }
            clause: R1
          - id: tell
            notify: They said <ask.answer>
            to: head
            clause: R2
          - wait: { until: 1 week before end of plan }
            clause: R3
          - task: Go
            id: go
            by: teacher
            clause: R1
        """;

    private const string Clauses =
        """
        document: Rules
        clauses:
          R1: The teacher asks.
          R2: The head is told.
          R3: They go at the end.
          R4: In March.
          R5: { text: They come back., out-of-scope: no process }
        """;

    private const string Scenario =
        """
        scenario: They go
        process: trip
        steps:
          - complete: ask
            with: { answer: "yes" }
          - expect: { open: { go: 0 } }

        """;

    /// <summary>Step by step: of several that carry one clause, each is missed by itself.</summary>
    [Fact]
    public void Everything_that_a_shipped_process_says_carries_a_clause_is_missed_when_it_alone_is_taken_away()
    {
        var suite = ClauseCoverage.Of(Repository.Read("processes"));

        Assert.NotEmpty(suite.Documents);
        Assert.True(suite.AllShown, ClauseText.Of(suite.Documents.Select(d => d with { Clauses = [.. d.Asked.Where(c => !c.IsShown)] })));
    }

    [Fact]
    public void A_clause_that_no_scenario_misses_is_not_shown()
    {
        var clauses = Of(Scenario);

        Assert.Equal(["R1: False", "R2: False", "R3: True", "R4: True", "R5: False"], clauses.Select(c => $"{c.Clause}: {c.IsShown}"));
    }

    [Fact]
    public void Of_several_steps_that_carry_a_clause_each_has_to_be_missed()
    {
        Assert.Equal(["ask: True", "go: False"], Of(Scenario).Single(c => c.Clause == "R1").Carriers.Select(c => $"{c.Name}: {c.Proof!.IsShown}"));

        var both = Of(Scenario + "  - advance-to: 2020-03-20\n  - expect: { open: { go: 1 } }\n").Single(c => c.Clause == "R1");
        Assert.All(both.Carriers, c => Assert.True(c.Proof!.IsShown));
        Assert.True(both.IsShown);
    }

    [Fact]
    public void A_step_that_is_taken_away_is_missed_for_what_it_did_and_not_for_its_name()
    {
        var told = Of(Scenario.Replace("{ open: { go: 0 } }", "{ open: { go: 0 }, sent: { tell: 1 } }", StringComparison.Ordinal))
            .Single(c => c.Clause == "R2");

        var failure = Assert.Single(told.Carriers).Proof?.Failure;
        Assert.Equal(("trip.scenario.yaml", "WF7101"), (failure?.Scenario, failure?.First.Code));
    }

    [Fact]
    public void A_process_that_is_not_valid_without_a_clause_cannot_do_without_it()
    {
        var plan = Of(Scenario).Single(c => c.Clause == "R4");

        Assert.Equal(["plan: WF6104"], plan.Carriers.Select(c => $"{c.Name}: {c.Proof!.Finding?.Code}"));
    }

    [Fact]
    public void A_clause_that_is_out_of_scope_says_why_and_needs_no_step()
    {
        var clause = Of(Scenario).Single(c => c.Clause == "R5");

        Assert.Equal("no process", clause.OutOfScope);
        Assert.Empty(clause.Carriers);
    }

    [Fact]
    public void Processes_that_share_a_document_carry_its_clauses_together()
    {
        var files = Files(Scenario).Add(new("back.process.yaml", """
            process: back
            title: Back
            governed-by: rules.clauses.yaml
            steps:
              - id: home
                task: Come back
                by: teacher
                clause: [R2, R5]
            """));

        var document = Assert.Single(ScenarioSuite.Run(SourceSet.Of(files)).Documents);

        Assert.Equal(
            ["trip: tell, True", "back: home, False"],
            document.Clauses.Single(c => c.Clause == "R2").Carriers.Select(c => $"{c.ProcessId}: {c.Name}, {c.IsReached}").Order().Reverse());
        Assert.Equal("4/4", document.Reached.ToString());
    }

    [Fact]
    public void A_scenario_that_fails_anyhow_shows_nothing() =>
        Assert.All(
            Of(Scenario.Replace("go: 0", "go: 1", StringComparison.Ordinal)).SelectMany(c => c.Carriers),
            c => Assert.Null(c.Proof!.Failure));

    [Fact]
    public void A_translation_that_names_what_was_taken_away_shows_nothing()
    {
        SourceText[] files =
        [
            new("trip.process.yaml",
                """
                process: trip
                title: Trip
                language: en
                languages: [sv]
                governed-by: rules.clauses.yaml
                deadlines:
                  answer: { within: 7 days, from: start, title: Answered, clause: R1 }
                steps:
                  - id: ask
                    task: Ask
                    by: teacher
                    meets: answer
                """),
            new("trip.texts.sv.yaml", "texts: trip\nlanguage: sv\ntitle: Resa\ndeadlines: { answer: Ett svar }\nsteps:\n  ask: { task: Fråga }\n"),
            new("rules.clauses.yaml", "document: Rules\nclauses:\n  R1: An answer comes within a week.\n"),
            new("trip.scenario.yaml", "scenario: It opens\nprocess: trip\nsteps:\n  - expect: { open: { ask: 1 } }\n"),
        ];

        var clause = Assert.Single(Assert.Single(ClauseCoverage.Of(SourceSet.Of(files)).Documents).Clauses);

        Assert.False(clause.IsShown);
        Assert.Null(Assert.Single(clause.Carriers).Proof!.Finding);
    }

    private static ImmutableArray<ClauseStanding> Of(string scenario) =>
        Assert.Single(ClauseCoverage.Of(SourceSet.Of(Files(scenario))).Documents).Clauses;

    private static ImmutableArray<SourceText> Files(string scenario) =>
        [new("trip.process.yaml", Process), new("rules.clauses.yaml", Clauses), new("trip.scenario.yaml", scenario)];
}
