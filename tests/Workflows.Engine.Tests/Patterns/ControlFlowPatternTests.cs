using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Tests.Shared.Patterns;
using Workflows.Tests.Shared.Model;
using Xunit;

namespace Workflows.Engine.Tests.Patterns;

/// <summary>The patterns of control flow on the pure engine: after every step the fold of the events is what the rows hold, and what is put
/// together again from them goes on the same.</summary>
public sealed class ControlFlowPatternTests
{
    public static TheoryData<string> Names => [.. ControlFlowPatterns.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_pattern_holds(string name)
    {
        var pattern = ControlFlowPatterns.All.Single(p => p.Name == name);
        var graph = Processes.Graph(pattern.Process);
        var state = InstanceState.Before(new(Guid.Empty));
        await new PatternPlay((command, now) =>
        {
            var result = ProcessInterpreter.Step(graph, Rows.Of(state).Restore(), command, new(now, null));
            if (result is StepResult.Accepted accepted)
            {
                Invariants.Check(state, accepted.Events, accepted.State);
                state = accepted.State;
            }

            return Task.FromResult(((result as StepResult.Refused)?.Refusal, state));
        }).PlayAsync(pattern);
    }
}
