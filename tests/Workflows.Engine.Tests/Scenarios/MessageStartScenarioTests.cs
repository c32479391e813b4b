using Workflows.Engine.Scenarios;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

/// <summary>Scenarios of a process that a message starts.</summary>
public sealed class MessageStartScenarioTests
{
    private const string Process = """
        process: complaint
        title: Complaint
        data:
          text: text
        start:
          - by: clerk
            form: [text]
          - message: new-complaint
            data: { text: = message.body }
        steps:
          - { id: read, task: Read, by: clerk }
        """;

    [Fact]
    public void The_case_gets_what_the_message_brings() => Assert.Empty(Codes(
        "given: { message: new-complaint, with: { body: The lift is stuck } }\nsteps:\n  - expect: { open: { read: 1 }, data: { text: The "
            + "lift is stuck } }\n"));

    [Fact]
    public void A_message_that_starts_nothing_is_told() => Assert.Equal(["WF7103"], Codes(
        "given: { message: old-complaint }\nsteps:\n  - expect: { open: { read: 1 } }\n"));

    [Theory]
    [InlineData("given: { message: new-complaint, by: clerk }\nsteps:\n  - expect: { open: { read: 1 } }\n")]
    [InlineData("given: { message: new-complaint, text: The lift is stuck }\nsteps:\n  - expect: { open: { read: 1 } }\n")]
    public void A_message_starts_it_alone(string given) => Assert.Equal(["WF7005"], Codes(given));

    private static IEnumerable<string> Codes(string scenario) => ScenarioRunner
        .Run(
            SourceSet.Of([new("complaint.process.yaml", Process), new("x.scenario.yaml", "scenario: x\nprocess: complaint\n" + scenario)]),
            "x.scenario.yaml")
        .Diagnostics.Select(d => d.Code);
}
