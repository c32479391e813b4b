using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Tests.Shared.Model;

/// <summary>Opens cases of the pure engine, and keeps the graph of the process that was checked last.</summary>
internal sealed class KnownGraphs
{
    private (string Text, ProcessGraph? Graph)? _last;

    public ValueTask<IPlayedCase?> Open(ProcessShape process, StateKeeping keeping)
    {
        var text = ShapeText.Of(process);
        if (_last?.Text != text)
        {
            _last = (text, MadeUpGraph.TryBuild(process));
        }

        return new(_last!.Value.Graph is { } graph ? new MemoryCase(graph, KeepingOf(keeping)) : null);
    }

    private static Func<StepResult.Accepted, InstanceState, InstanceState> KeepingOf(StateKeeping keeping) => keeping switch
    {
        StateKeeping.WrittenDown => (accepted, before) => Written(before, Folded(accepted, before)),
        StateKeeping.WithoutWithdrawing => (accepted, before) => before.After(accepted.Events.Where(e => e is not TaskWithdrawn)),
        StateKeeping.WithoutArrivals => (accepted, before) => (Rows.Of(accepted.State) with { Arrivals = [] }).Restore(),
        _ => (accepted, _) => accepted.State,
    };

    private static InstanceState Folded(StepResult.Accepted accepted, InstanceState before)
    {
        var folded = before.After(accepted.Events);
        return AreSame(accepted.State, folded) ? folded : throw new InvalidOperationException("The events do not lead to the state.");
    }

    private static InstanceState Written(InstanceState before, InstanceState after)
    {
        var written = Rows.Of(before).With(StateDiff.Between(before, after), after.Header).Restore();
        return AreSame(written, after) ? written : throw new InvalidOperationException("What is read back is not what was written.");
    }

    /// <summary>Not by text: what a step has yielded has no order.</summary>
    private static bool AreSame(InstanceState one, InstanceState other) => StateDiff.Between(one, other).IsEmpty;
}
