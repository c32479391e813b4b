using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>call</c> and <c>open</c>: asks for a case of another process (BPMN 2.0 §13.3.4 call activity).</summary>
/// <remarks>The token waits until the called case has ended, or until the opened one is there. Which revision of its process the other case
/// gets is decided at its start.</remarks>
public sealed class CaseNode(string id, CaseStep step) : Node(id, step)
{
    internal override void Enter(Transition transition, Token token)
    {
        var data = new FeelContext(
            step.With.Select(input => new KeyValuePair<string, FeelValue>(input.Field.Value, ValueOf(transition, token, input))));
        var wait = new WaitId(transition.NextElement);
        transition.Emit(new CaseAsked(
            new()
            {
                Id = wait,
                Token = token.Id,
                Kind = step is CallStep ? CaseKind.Called : CaseKind.Opened,
                Process = step.Process.Value,
                Instance = FollowingIds.CaseOf(transition.State.Id, wait),
            },
            Id,
            data));
    }

    internal void Return(Transition transition, CallWait wait, ReturnCase command)
    {
        var token = transition.State.Tokens[wait.Token!.Value];
        var result = FeelContext.Empty.With("instance", FeelValue.Of(wait.Instance.ToString()));
        if (wait.Kind == CaseKind.Called)
        {
            result = result.With("outcome", command.Outcome is { } outcome ? FeelValue.Of(outcome) : FeelValue.Null);
            foreach (var (field, value) in command.Returned.Entries)
            {
                result = result.With(field, value);
            }
        }

        transition.Emit(new CaseReturned(wait.Id, command.Outcome, command.Returned));
        transition.Record(token.Scope, Id, result);
        transition.Move(token.Id, Next);
    }

    internal void Fail(Transition transition, CallWait wait, FailCase command)
    {
        transition.Emit(new CaseFailed(wait.Id, command.Reason));
        transition.Fail(wait.Token!.Value, this, command.Error, $"The case of '{wait.Process}' came to nothing: {command.Reason}");
    }

    private static FeelValue ValueOf(Transition transition, Token token, FieldInput input) => input switch
    {
        FieldInput.Written written => FeelValue.Of(transition.Fill(written.Text, token.Scope)),
        FieldInput.Computed computed => transition.Evaluate(computed.Value, token.Scope),
        _ => throw new InvalidOperationException($"No input {input.GetType().Name}: the set is closed."),
    };
}
