using System.Collections.Immutable;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Engine.Tests.Interpreter;

/// <summary>What the check of a process rules out, and an older definition may still hold, stops the case and is told.</summary>
public sealed class ImpossibleStepTests
{
    [Fact]
    public void A_choice_of_which_no_branch_holds_is_an_incident()
    {
        var graph = Processes.Graph(
            """
            data: { size: { type: number, default: 1 } }
            steps:
              - choose:
                  - when: size > 3
                    steps: [{ task: Look, by: anybody }]
                  - otherwise: continue
            """);
        var process = graph.Process.Process;
        ImmutableArray<Step> steps = [.. process.Steps.Steps.Select(s => s is ChooseStep choose ? choose with { Otherwise = null } : s)];
        var without = ProcessGraph.Build(graph.Process with { Process = process with { Steps = process.Steps with { Steps = steps } } });

        Assert.Equal([IncidentRules.NoBranchHolds.Code], Instance.Start(without).Incidents);
    }

    [Fact]
    public void A_case_at_a_step_that_its_definition_does_not_have_is_an_incident()
    {
        var old = Processes.Graph("data: { size: number }\nsteps:\n  - { id: gone, task: Look, by: anybody, when: size > 3 }\n");
        var state = Instance.Start(old).State;
        var now = Processes.Graph("data: { size: number }\nsteps:\n  - { id: other, task: Look, by: anybody, when: size > 3 }\n");

        var result = ProcessInterpreter.Step(
            now, state, new RetryIncident(Assert.Single(state.Incidents.Values).Id, "cleo"), new(state.Header.StartedAt, null));

        var incident = Assert.Single(Assert.IsType<StepResult.Accepted>(result).State.Incidents.Values);
        Assert.Equal((IncidentRules.UnknownNode.Code, "gone"), (incident.Code, incident.Node));
    }
}
