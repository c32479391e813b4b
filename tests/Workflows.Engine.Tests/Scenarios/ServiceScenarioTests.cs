using Workflows.Engine.Scenarios;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

/// <summary>Scenarios of processes that call services, write documents and have things ticked.</summary>
public sealed class ServiceScenarioTests
{
    private const string Process = """
        process: archive
        title: Archive
        data:
          number: number
        steps:
          - id: register
            http: POST https://archive.example.org/cases
            retry: { times: 1, first: 30 seconds }
          - set: { number: register.body.number }
          - id: report
            document: Report <number>
            text: Registered as <number>.
          - id: check
            task: Check it
            by: clerk
            checklist: [Read, Signed]
        """;

    private const string Plays = """
          - answer: register
            status: 503
          - answer: register
            refused: WF9106
          - advance: 30 seconds
          - answer: register
            status: 201
            body: { number: 17, list: [true, null, "17"] }
          - expect: { documents: { report: 1 }, data: { number: 17 }, results: { register: { status: 201 }, report: { number: 1 } } }
          - complete: check
            ticked: [Read]
            refused: WF9104
          - complete: check
          - expect: { status: completed, documents: 1 }
        """;

    [Fact]
    public void A_service_is_played_answer_by_answer() => Assert.Equal([], Play(Plays));

    [Fact]
    public void A_service_that_never_answers_leaves_an_incident() => Assert.Equal([], Play("""
          - answer: register
            failure: timeout
          - advance: 30 seconds
          - answer: register
            failure: timeout
          - expect: { incidents: { register: 1 } }
          - retry: register
          - answer: register
            body: { number: 1 }
          - expect: { incidents: 0, open: { check: 1 } }
        """));

    [Theory]
    [InlineData("  - answer: report", "WF7004 The process has no call of a service 'report'.")]
    [InlineData("  - expect: { documents: { report: 1 } }", "WF7101 Expected 1 versions of documents of 'report', found 0.")]
    [InlineData("  - answer: register\n  - answer: register", "WF7102 No call 'register' is waiting for an answer.")]
    [InlineData("  - answer: register\n    status: 200\n    failure: timeout", "WF1011 A scenario step cannot have both 'failure' and 'status'.")]
    [InlineData("  - answer: register\n    status: OK", "WF1005 'OK' is not a whole number from 100 to 599, as 'status' has to be.")]
    public void What_is_wrong_is_told(string steps, string told) =>
        Assert.Contains(Play(steps), found => found.StartsWith(told, StringComparison.Ordinal));

    private static IEnumerable<string> Play(string steps)
    {
        var scenario = $"scenario: Archive\nprocess: archive\ngiven: {{ now: 2020-02-10 }}\nsteps:\n{steps}\n";
        var sources = SourceSet.Of([new("archive.process.yaml", Process), new("a.scenario.yaml", scenario)]);
        return ScenarioRunner.Run(sources, "a.scenario.yaml").Diagnostics.Select(d => $"{d.Code} {d.Message}");
    }
}
