using Workflows.Engine.Graph;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>What goes wrong in a step: the innermost handler that catches it runs, and only where none does it is an incident.</summary>
internal sealed partial class Transition
{
    /// <summary>What a step does has failed for good: a service does not answer, a called process failed, no rule of a table matched.</summary>
    /// <param name="token">At the step. It is gone afterwards when a handler has caught the error; touch it no more.</param>
    /// <param name="node">The step.</param>
    /// <param name="error">What <c>on: error</c> names: <c>http-404</c>, <c>timeout</c>.</param>
    /// <param name="message">For people. Names of what is involved, never values.</param>
    /// <param name="rule">What kind of incident it is when nobody catches it; null: a step that failed.</param>
    public void Fail(TokenId token, Node node, string error, string message, DiagnosticRule? rule = null)
    {
        if (!Catch(token, node, error, message))
        {
            Raise(token, null, node.Id, rule ?? IncidentRules.StepFailed, $"{error}: {message}");
        }
    }

    /// <summary>Gives an error to the innermost handler around a token that takes it. A handler's own errors are not its to catch, nor
    /// those of the handlers beside it (BPMN 2.0 §10.5.3: they belong to what is around).</summary>
    private bool Catch(TokenId token, Node node, string error, string message)
    {
        for (ScopeId? at = State.Tokens[token].Scope; at is { } id;)
        {
            var scope = State.Scopes[id];
            if (scope.Kind is ScopeKind.Process or ScopeKind.Block && CatcherIn(id, error) is { } catcher)
            {
                Emit(new ErrorCaught(catcher.Id, node.Id, error, message));
                RunHandler(id, catcher, new FeelContext(
                [
                    new("code", FeelValue.Of(error)),
                    new("message", FeelValue.Of(message)),
                    new("step", FeelValue.Of(StepIds.StepOf(node.Id))),
                    new("at", Today()),
                ]));
                return true;
            }

            at = scope.Kind == ScopeKind.Handler ? State.Scopes[scope.Parent!.Value].Parent : scope.Parent;
        }

        return false;
    }

    /// <summary>A handler that names the error comes before one that takes any.</summary>
    private HandlerEntry? CatcherIn(ScopeId attached, string error) => HandlersOf(attached)
        .Where(h => h.Handler.Trigger is HandlerTrigger.Error e
            && (e.Codes.IsEmpty || e.Codes.Any(c => string.Equals(c.Value, error, StringComparison.Ordinal))))
        .OrderBy(h => ((HandlerTrigger.Error)h.Handler.Trigger).Codes.IsEmpty)
        .FirstOrDefault();
}
