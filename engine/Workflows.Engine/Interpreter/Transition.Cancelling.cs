using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>Cancelling a case, and what is done then.</summary>
/// <remarks>Where the process has a handler for it, the case is <see cref="InstanceStatus.Cancelling"/> until the handler has ended, and
/// cancelled then. A second cancelling ends it at once, so that nothing keeps a case from being ended.</remarks>
internal sealed partial class Transition
{
    // Why and by whom, kept until the handler has ended. No author can write it as an id.
    private const string KeptReason = "(cancelling)";

    public void Cancel(CancelInstance command)
    {
        ClearAll(WithdrawalReason.Cancelled);
        if (State.Header.Status == InstanceStatus.Cancelling
            || Graph.Handlers.FirstOrDefault(h => h.Handler.Trigger is HandlerTrigger.Cancelled) is not { } entry)
        {
            Emit(new InstanceCancelled(command.Reason, command.By, Now));
            return;
        }

        var value = new FeelContext(
        [
            new("reason", FeelValue.Of(command.Reason)),
            new("by", command.By is { } by ? FeelValue.Of(by) : FeelValue.Null),
            new("at", Today()),
        ]);
        Emit(new CancellationBegan(command.Reason, command.By, Now));
        Emit(new ResultRecorded(ScopeId.Root, KeptReason, value));
        OpenHandler(ScopeId.Root, entry.Id, new FeelContext([new(entry.Id, value)]), entry.First);
    }

    private void EmitCancelled()
    {
        var kept = (FeelContext)State.Scopes[ScopeId.Root].Results.Find(KeptReason)!;
        Emit(new InstanceCancelled(((FeelText)kept.Find("reason")!).Value, (kept.Find("by") as FeelText)?.Value, Now));
    }
}
