using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>What other cases must learn of what happens here.</summary>
internal sealed partial class Transition
{
    private readonly ImmutableArray<Dispatch>.Builder _dispatches = ImmutableArray.CreateBuilder<Dispatch>();

    /// <summary>Notes what an event means for other cases; called while the state is as it was before the event.</summary>
    private void Tell(ProcessEvent happened)
    {
        Dispatch? dispatch = happened switch
        {
            CaseAsked e => new Dispatch.Start(e.Wait.Instance, e.Wait.Process, e.Data, new(State.Id, e.Wait.Id, e.Wait.Kind)),
            WaitWithdrawn e when State.Waits.GetValueOrDefault(e.Wait) is CallWait { Kind: CaseKind.Called } call =>
                new Dispatch.Cancel(call.Instance, "The case that called this one no longer waits for it."),
            InstanceEnded e when Caller is { } caller => new Dispatch.Return(caller.Instance, caller.Wait, e.Outcome, Returned()),
            InstanceCancelled e when Caller is { } caller =>
                new Dispatch.Fail(caller.Instance, caller.Wait, CaseErrors.Cancelled, "It was cancelled."),
            _ => null,
        };
        if (dispatch is not null)
        {
            _dispatches.Add(dispatch);
        }
    }

    private CaseOrigin? Caller => State.Header.Origin is { Kind: CaseKind.Called } origin ? origin : null;

    private FeelContext Returned() => new(
        Graph.Process.Process.Returns.Select(r => new KeyValuePair<string, FeelValue>(r.Value, State.Data.Find(r.Value) ?? FeelValue.Null)));
}
