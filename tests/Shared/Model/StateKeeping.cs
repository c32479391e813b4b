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
