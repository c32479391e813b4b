using System.Collections.Immutable;
using Workflows.Engine.Nodes;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Graph;

/// <summary>Handlers, and the blocks around steps that have some, are held or may be late.</summary>
internal sealed partial class GraphBuilder
{
    private static bool IsGuarded(Step step) =>
        !step.Handlers.IsEmpty || step.HoldWhile is not null || (step is not HumanStep && (step.Due is not null || !step.Escalate.IsEmpty));

    /// <summary>Puts a block around an activity, so that it can be withdrawn as one.</summary>
    private GuardNode AddGuard(Step step, string id, Node next, ExitNode exit)
    {
        var guard = Add(new GuardNode(StepIds.GuardOf(id), step));
        guard.Next = next;
        guard.First = Inside(guard, () =>
        {
            var end = Add(new BlockEndNode(StepIds.EndOf(guard.Id), step));
            return AddActivity(step with { When = null, HoldWhile = null, Handlers = [] }, id, end, exit);
        });
        guard.Handlers = AddHandlers(step.Handlers, step);
        return guard;
    }

    private ImmutableArray<HandlerEntry> AddHandlers(ImmutableArray<Handler> handlers, Step? step) =>
    [
        .. handlers.Select(handler => Inside(null, () =>
        {
            var end = Add(new HandlerEndNode(StepIds.EndOf(handler.Name.Value), step));
            return new HandlerEntry(handler, AddList(handler.Steps, end, end));
        })),
    ];
}
