using Workflows.Engine.Interpreter;
using Workflows.Engine.Services;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>http</c>: asks a service and waits for its answer (BPMN 2.0 §10.3.3 service task).</summary>
/// <remarks>The engine only sets the call; a worker makes it and tells what came of it, attempt by attempt.</remarks>
public sealed class ServiceNode(string id, HttpStep step) : Node(id, step)
{
    internal HttpStep Call => step;

    internal override void Enter(Transition transition, Token token)
    {
        if (RequestFor(transition, token) is { } request)
        {
            Set(transition, token, request);
        }
    }

    /// <summary>The same request is made again under the key that it had; one that has changed since is another call.</summary>
    internal override void Retry(Transition transition, Token token, Incident incident)
    {
        var stopped = transition.State.Waits.Values.OfType<JobWait>().FirstOrDefault(w => w.Token == token.Id);
        if (stopped is null)
        {
            Arrive(transition, token);
        }
        else if (RequestFor(transition, token) is { } request)
        {
            if (request == stopped.Request)
            {
                transition.Emit(new JobResumed(stopped.Id, transition.Now));
                return;
            }

            transition.Emit(new WaitWithdrawn(stopped.Id));
            Set(transition, token, request);
        }
    }

    internal static void Begin(Transition transition, JobWait job, int attempt) =>
        transition.Emit(new JobBegun(job.Id, attempt, transition.Now + CallRules.LeaseOf(job.Request)));

    internal void Answer(Transition transition, JobWait job, AnswerAttempt answer)
    {
        if (!CallRules.IsDone(step, answer.Status))
        {
            Fail(transition, job, CallRules.FailureOf(answer.Status, job.Request.Host), answer.RetryAfterSeconds);
            return;
        }

        var token = transition.State.Tokens[job.Token!.Value];
        transition.Emit(new JobAnswered(job.Id, job.Attempt, answer.Status, answer.Body));
        transition.Record(token.Scope, Id, new FeelContext([new("status", FeelValue.Of(answer.Status)), new("body", answer.Body)]));
        transition.Move(token.Id, Next);
    }

    internal void Fail(Transition transition, JobWait job, CallFailure failure, long? retryAfterSeconds)
    {
        if (failure.Kind is CallFailureKind.Passing && HasTriesLeft(job))
        {
            var pause = CallRules.PauseAfter(step.Retry, transition.State.Id, job, retryAfterSeconds);
            transition.Emit(new JobPostponed(job.Id, job.Attempt, failure.Code, transition.Now + pause));
            return;
        }

        var tries = job.Tries == 1 ? "It was tried once." : $"It was tried {job.Tries} times.";
        transition.Emit(new JobStopped(job.Id, job.Attempt, failure.Code));
        transition.Fail(job.Token!.Value, this, failure.Code, $"{failure.Message} {tries}", IncidentRules.CallFailed);
    }

    internal bool HasTriesLeft(JobWait job) => job.Tries <= step.Retry.Times;

    private static void Set(Transition transition, Token token, ServiceRequest request) => transition.Emit(new JobSet(new()
    {
        Id = new(transition.NextElement),
        Token = token.Id,
        Request = request,
        DueAt = transition.Now,
    }));

    private ServiceRequest? RequestFor(Transition transition, Token token)
    {
        var filling = new RequestFilling(transition, token.Scope);
        var request = filling.Of(step);
        if (request is null && filling.Empty is { } empty)
        {
            transition.RaiseNoValue(token.Id, this, empty, "value to put into the address");
        }
        else if (request is null)
        {
            transition.Fail(token.Id, this, "bad-request", $"The call cannot be made. {filling.Problem}", IncidentRules.CallFailed);
        }

        return request;
    }
}
