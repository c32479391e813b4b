using Workflows.Engine.Scenarios;
using Workflows.Language.Text;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

public sealed class ScenarioRunnerTests
{
    private const string Process = """
        process: ask
        title: Ask
        data:
          threshold: { type: number, default: 3 }
        steps:
          - id: ask
            for-each: unit in ["a", "b"]
            task: Ask <unit>
            by: head of <unit>
            form: { answer: { type: number, required: true } }
            due: 1 week
            remind: on the day
            escalate: 1 day after to boss
          - { id: decide, task: Decide, by: boss, outcomes: { yes: continue, no: end refused } }
        """;

    private const string Head = "scenario: A test\nprocess: ask\ngiven: { now: 2020-02-10 }\nsteps:\n";

    [Theory]
    [InlineData("- expect: { open: { ask: 3 } }", "WF7101", "ask: 3", "Expected 3 open 'ask', found 2.")]
    [InlineData("- expect: { open: { ask for b: 0 } }", "WF7101", "ask for b: 0", "Expected 0 open 'ask for b', found 1.")]
    [InlineData(
        "- expect: { due: { ask: 2020-02-18 } }",
        "WF7101",
        "ask: 2020-02-18",
        "Expected the due day of 'ask' to be 2020-02-18, found 2020-02-17.")]
    [InlineData("- expect: { status: completed }", "WF7101", "status: completed", "Expected the status to be completed, found running.")]
    [InlineData("- expect: { outcome: refused }", "WF7101", "outcome: refused", "Expected the outcome to be refused, found nothing.")]
    [InlineData("- expect: { data: { threshold: 4 } }", "WF7101", "threshold: 4", "Expected 'threshold' to be 4, found 3.")]
    [InlineData(
        "- expect: { results: { decide: { outcome: yes } } }",
        "WF7101",
        "outcome: yes",
        "Expected 'decide.outcome' to be yes, found nothing.")]
    [InlineData("- expect: { sent: 3 }", "WF7101", "sent: 3", "Expected 3 messages to people since the last 'expect', found 2.")]
    [InlineData("- expect: { incidents: 1 }", "WF7101", "incidents: 1", "Expected 1 open incidents, found 0.")]
    [InlineData("- { complete: ask, with: { answer: 1 } }", "WF7102", "ask", "2 tasks 'ask' are open.")]
    [InlineData("- { complete: ask for c, with: { answer: 1 } }", "WF7102", "ask for c", "No task 'ask for c' is open.")]
    [InlineData("- { complete: decide }", "WF7102", "decide", "No task 'decide' is open.")]
    [InlineData("- { complete: escalation of ask for a }", "WF7102", "escalation of ask for a", "No task 'escalation of ask for a' is open.")]
    [InlineData("- { complete: ask for a }", "WF7103", "complete", "This was refused: answer: this must be filled in. (WF9104)")]
    [InlineData(
        "- { complete: ask for a, as: head@b, with: { answer: 1 } }",
        "WF7103",
        "complete",
        "This was refused: 'head@b' holds none of the roles that this task is for. (WF9102)")]
    [InlineData(
        "- { complete: ask for a, with: { answer: 1 }, refused: WF9102 }",
        "WF7104",
        "WF9102",
        "This should have been refused with WF9102, and it was carried out.")]
    [InlineData(
        "- { complete: ask for a, refused: WF9102 }",
        "WF7104",
        "WF9102",
        "This should have been refused with WF9102, and it was refused with WF9104: answer: this must be filled in.")]
    [InlineData("- { complete: ask for a, with: { answer: many } }", "WF7005", "many", "'many' does not fit 'answer': a number is expected.")]
    [InlineData("- { complete: aks }", "WF7004", "aks", "The process has no task or decision 'aks'.")]
    [InlineData("- expect: { reminders: { asc: 1 } }", "WF7004", "asc", "The process has no step 'asc'.")]
    [InlineData("- expect: { data: { treshold: 1 } }", "WF7005", "treshold", "The process has no data field 'treshold'.")]
    [InlineData("- expect: { status: done }", "WF7005", "done", "'done' is no status.")]
    [InlineData("- { advance-to: 2020-02-09 }", "WF7007", "2020-02-09", "It is 2020-02-10 08:00 already.")]
    [InlineData("- { advance-to: tomorrow }", "WF7002", "tomorrow", "'tomorrow' is no time.")]
    [InlineData("- { wait: 3 days }", "WF7001", "wait", "This entry has none of the acts of a scenario.")]
    [InlineData("- { advance: 1 day, cancel: x }", "WF7001", "advance", "This entry is 'advance' and 'cancel' at once.")]
    [InlineData("- { retry: ask for a }", "WF7102", "ask for a", "No incident is open at 'ask for a'.")]
    [InlineData("- { message: hello }", "WF7103", "message", "This was refused: Nothing waits for this any more. (WF9105)")]
    public void What_does_not_come_as_it_says_is_told_where_it_says_so(string step, string code, string words, string message)
    {
        var result = Run(Head + step + "\n");

        var found = Assert.Single(result.Diagnostics);
        Assert.Equal((code, words, message), (found.Code, found.Span.Text, found.Message));
    }

    [Fact]
    public void What_happens_is_counted_since_the_last_expectation()
    {
        var result = Run(Head + """
            - expect: { sent: 2, reminders: 0 }
            - advance: 1 week
            - expect: { sent: 2, reminders: 2, overdue: 0 }
            - advance: 2 days
            - expect: { reminders: 0, escalations: { ask: 2 }, overdue: { ask: 2 }, sent: 2 }
            - expect: { reminders: 0, escalations: 0, overdue: 2, open: { ask: 2, escalation of ask: 2, escalation of ask for b: 1 } }
            - complete: escalation of ask for a
            - { complete: ask for a, with: { answer: 1 } }
            - { complete: ask for b, with: { answer: 2 } }
            - expect: { open: { escalation of ask: 0, decide: 1 }, results: { ask: { results: 2, missing: 0 } } }
            - { complete: decide, outcome: no }
            - expect: { status: completed, outcome: refused }
            """);

        Assert.True(result.Passed, ScenarioReports.Failure(result));
        Assert.Equal(["ask", "decide"], result.Played[0].Steps);
        Assert.Equal(["decide: no"], result.Played[0].Outcomes.Select(o => o.ToString()));
    }

    [Fact]
    public void An_expectation_that_fails_does_not_stop_the_scenario_and_an_act_that_fails_does()
    {
        Assert.Equal(2, Run(Head + "- expect: { sent: 7 }\n- expect: { sent: 7 }\n").Diagnostics.Length);
        Assert.Single(Run(Head + "- complete: decide\n- expect: { sent: 7 }\n").Diagnostics);
    }

    [Theory]
    [InlineData("scenario: x\nprocess: aks\nsteps: [ { advance: 1 day } ]\n", "WF7003")]
    [InlineData("scenario: x\nprocess: broken\nsteps: [ { advance: 1 day } ]\n", "WF7003")]
    [InlineData("scenario: x\nprocess: ask\ngiven: { units: none.csv }\nsteps: [ { advance: 1 day } ]\n", "WF7005")]
    [InlineData("scenario: x\nprocess: ask\ngiven: { threshold: many }\nsteps: [ { advance: 1 day } ]\n", "WF7005")]
    [InlineData("scenario: x\nsteps: [ { advance: 1 day } ]\n", "WF1002")]
    [InlineData("scenario: x\nprocess: ask\nsteps: []\n", "WF1012")]
    [InlineData("scenario: x\nprocess: ask\nsteps: [ { advance: soon } ]\n", "WF3")]
    [InlineData("", "WF00")]
    public void A_file_that_cannot_be_run_says_why(string text, string code) =>
        Assert.StartsWith(code == "WF3" ? "WF" : code, Assert.Single(Run(text).Diagnostics).Code, StringComparison.Ordinal);

    [Fact]
    public void A_failure_shows_the_place_and_what_happened() =>
        Snapshot.Verify(ScenarioReports.Failure(Run(Head + "- advance: 1 week\n- expect: { reminders: 3 }\n")));

    [Fact]
    public void A_suite_is_written_for_build_servers()
    {
        var suite = ScenarioSuite.Run(
            Files("good.scenario.yaml", Head + "- advance: 1 day\n", "bad.scenario.yaml", Head + "- expect: { sent: 1 }\n"));

        Assert.False(suite.Passed);
        Snapshot.Verify(ScenarioJUnit.Write(suite), "JUnit");
        Snapshot.Verify(ScenarioReports.Json(suite), "JSON");
    }

    [Fact]
    public void Coverage_says_what_no_scenario_came_to()
    {
        var suite = ScenarioSuite.Run(Files("one.scenario.yaml", Head + "- advance: 1 day\n"));

        var coverage = suite.Coverage.Single(c => c.ProcessId == "ask");
        Assert.Equal("steps 1/2, outcomes 0/2", coverage.ToString());
        Assert.Equal(["decide"], coverage.Steps.Missing.AsEnumerable());
        Assert.Equal(["decide: yes", "decide: no"], coverage.Outcomes.Missing.AsEnumerable());
    }

    private static ScenarioResult Run(string scenario) => ScenarioRunner.Run(Files("x.scenario.yaml", scenario), "x.scenario.yaml");

    private static SourceSet Files(params string[] namesAndTexts) => SourceSet.Of(
    [
        new SourceText("ask.process.yaml", Process),
        new SourceText("broken.process.yaml", "process: broken\ntitle: Broken\nsteps: [ { task: x } ]\n"),
        .. namesAndTexts.Chunk(2).Select(pair => new SourceText(pair[0], pair[1])),
    ]);
}
