using Workflows.Engine.Interpreter;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Postponing;

/// <summary>A step that is no task and has a due date, of a case whose plan is postponed. Its timers have moved with the others.</summary>
internal sealed class PostponedStep(Transition transition, Scope block, PostponedCase plan, Action<PostponedDate> add)
{
    public void Move()
    {
        var token = transition.State.Tokens[block.Owner!.Value];
        var phrase = transition.Graph.Find(token.Node)?.Step?.Due;
        var (moved, why) = plan.Move(phrase, block.Due!.Value, block.OpenedAt!.Value, token.Scope);
        transition.Emit(new StepDueMoved(block.Id, moved));
        add(new()
        {
            Kind = PostponedKind.Wait,
            Why = why,
            Step = StepIds.StepOf(token.Node),
            Item = ItemName.Of(transition.State, token.Scope),
            Old = block.Due,
            New = moved,
        });
        if (moved.At > transition.Now)
        {
            transition.WithdrawEscalationsAbout(token.Id, "postponed");
        }
    }
}
