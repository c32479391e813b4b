using Workflows.Engine.Graph;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>The interpreter of processes.</summary>
public static class ProcessInterpreter
{
    /// <summary>Runs one command against an instance until every token waits or has ended.</summary>
    /// <remarks>Pure: the same graph, state, command and surroundings give the same result, so a lost race is retried by calling again.
    /// Mistakes of authors become incidents, never exceptions.</remarks>
    public static StepResult Step(ProcessGraph graph, InstanceState state, Command command, StepSurroundings surroundings) =>
        throw new NotImplementedException();
}
