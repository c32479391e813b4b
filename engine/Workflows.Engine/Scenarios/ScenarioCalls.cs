using Workflows.Engine.Interpreter;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios;

/// <summary>Plays the services that a process calls.</summary>
internal static class ScenarioCalls
{
    /// <summary>The commands that an answer stands for: the attempt begins, and the service answers or does not.</summary>
    /// <returns>Null when no call is waiting there, which was told.</returns>
    public static (Command Begin, Command Tell)? CommandsOf(ScenarioStep.Answer answer, VirtualRun run, DiagnosticBag diagnostics)
    {
        if (Find(answer.Target, run) is not { } job)
        {
            diagnostics.Report(
                ScenarioRules.NoSuchTask,
                answer.Target.Span,
                $"No call '{answer.Target.Span.Text}' is waiting for an answer.",
                "write the id of a step 'http' that has been come to");
            return null;
        }

        var attempt = job.Attempt + 1;
        return (
            new BeginAttempt(job.Id, attempt),
            answer.Failure is { } failure
                ? new FailAttempt(job.Id, attempt, new(failure.Value, CallFailureKind.Passing, $"{job.Request.Host} gave no answer."))
                : new AnswerAttempt(job.Id, attempt, answer.Status, answer.Body));
    }

    private static JobWait? Find(TaskTarget target, VirtualRun run) => run.State.Waits.Values
        .OfType<JobWait>()
        .Where(job => run.State.Tokens[job.Token!.Value] is var token
            && token.Node == target.Step.Value
            && (target.Item is null || target.Item.Value == ItemName.Of(run.State, token.Scope)))
        .MinBy(job => job.Id.Value);
}
