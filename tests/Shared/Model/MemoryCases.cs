using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Tests.Shared.Model;

/// <summary>What becomes of a state between two commands.</summary>
public enum StateKeeping
{
    AsItIs,

    /// <summary>What changed is written to rows, as to a store, and the state is put together again from them.</summary>
    WrittenDown,

    /// <summary>A mistake: what is withdrawn stays open.</summary>
    WithoutWithdrawing,

    /// <summary>A mistake: which branches have arrived is not written down.</summary>
    WithoutArrivals,
}

/// <summary>Cases of the pure engine.</summary>
internal static class MemoryCases
{
    public static Func<ProcessShape, ValueTask<IPlayedCase?>> Opening(StateKeeping keeping)
    {
        Func<StepResult.Accepted, InstanceState, InstanceState> keep = keeping switch
        {
            StateKeeping.WrittenDown => (accepted, before) => Written(before, Folded(accepted, before)),
            StateKeeping.WithoutWithdrawing => (accepted, before) => before.After(accepted.Events.Where(e => e is not TaskWithdrawn)),
            StateKeeping.WithoutArrivals => (accepted, before) => (Rows.Of(accepted.State) with { Arrivals = [] }).Restore(),
            _ => (accepted, _) => accepted.State,
        };
        return process => new(MadeUpGraph.TryBuild(process) is { } graph ? new MemoryCase(graph, keep) : null);
    }

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

    private static bool AreSame(InstanceState one, InstanceState other) => Rows.Of(one).Lines().SequenceEqual(Rows.Of(other).Lines());
}
