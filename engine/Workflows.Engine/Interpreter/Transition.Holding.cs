using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>What depends on data and results of the case, and is looked at again whenever these may have changed.</summary>
internal sealed partial class Transition
{
    /// <summary>Whether a step's <c>hold-while</c> is true; what is null or no yes or no does not hold it.</summary>
    public bool ShouldHold(GuardNode guard, ScopeId scope) =>
        guard.HoldWhile is { } condition && Evaluate(condition, scope) is FeelBoolean { Value: true };

    public void Hold(Token token) => Emit(new StepHeld(new() { Id = new(NextElement), Token = token.Id, Since = Now }));

    /// <summary>Holds and releases steps and follows the keys of messages, as the data now are.</summary>
    /// <returns>True when tokens move because of it.</returns>
    private bool LookAgain()
    {
        if (!Graph.IsWatchful || !State.Header.IsOpen)
        {
            return false;
        }

        foreach (var token in State.Tokens.Values.OrderBy(t => t.Id.Value).ToList())
        {
            if (State.Tokens.ContainsKey(token.Id) && Graph.Find(token.Node) is GuardNode { HoldWhile: not null } guard)
            {
                LookAgain(guard, token);
            }
        }

        FollowKeys();
        return _moving.Count > 0;
    }

    private void LookAgain(GuardNode guard, Token token)
    {
        var held = State.Waits.Values.OfType<HoldWait>().FirstOrDefault(w => w.Token == token.Id);
        var block = State.Scopes.Values.FirstOrDefault(s => s.Owner == token.Id);
        var shouldHold = ShouldHold(guard, token.Scope);
        if (held is null ? !shouldHold || block is null || !IsAtWork(block.Id) : shouldHold)
        {
            return;
        }

        if (TurnsInCircles(token, guard))
        {
            return;
        }

        if (held is not null)
        {
            Emit(new StepReleased(held.Id));
            guard.OpenInTime(this, token);
        }
        else
        {
            Clear(block!.Id, WithdrawalReason.Held);
            Hold(token);
        }
    }

    /// <summary>False once the list of a block has come to its end, or was interrupted, and only handlers still run.</summary>
    private bool IsAtWork(ScopeId block) => State.Tokens.Values.Any(t => t.Scope == block && Graph.Find(t.Node) is not ExitNode);

    private bool TurnsInCircles(Token token, GuardNode guard)
    {
        var place = (State.HomeOf(token.Scope), guard.Id);
        var visits = _visits[place] = _visits.GetValueOrDefault(place) + 1;
        if (visits > MaxVisitsInOneStep && State.Incidents.Values.All(i => i.Token != token.Id))
        {
            Raise(token.Id, guard, IncidentRules.TooManySteps, $"'{guard.Id}' was held and released more than {MaxVisitsInOneStep} times in one go.");
        }

        return visits > MaxVisitsInOneStep;
    }
}
