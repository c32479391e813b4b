using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Services;
using Workflows.Engine.State;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Jobs;

/// <summary>Makes one attempt: begins it, calls, tells what came of it.</summary>
/// <remarks>The attempt is stored as begun before anything is sent. If the server stops in between, the attempt is given up when its time
/// is over and another begins, under the same Idempotency-Key; what a worker tells that comes back from the dead is refused.</remarks>
public sealed class JobWorker(InstanceRunner runner, DueJobs jobs, ServiceCaller caller, TimeProvider time, ILogger<JobWorker> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const int MostTells = 20;

    internal async Task WorkAsync(DueJob due, CancellationToken cancellationToken)
    {
        var attempt = due.Attempt + 1;
        var begun = await runner.ExecuteAsync(
            new(Guid.CreateVersion7(), Actor: null, due.Instance, new BeginAttempt(due.Job, attempt)), cancellationToken);
        if (begun is not StepOutcome.Accepted accepted || !accepted.Events.Any(e => e is JobBegun)
            || await jobs.FindAsync(due, cancellationToken) is not { } job)
        {
            return; // another node has it, or it is over
        }

        var started = time.GetTimestamp();
        var answer = await caller.CallAsync(job.Request, CallRules.KeyOf(due.Instance, due.Job), cancellationToken);
        logger.LogInformation(
            "Call {Job} of {Instance}, attempt {Attempt}: {Host} {Result} after {Elapsed}",
            due.Job.Value,
            due.Instance.Value,
            attempt,
            job.Request.Host,
            answer is ServiceAnswer.Given given ? $"answered {given.Status}" : ((ServiceAnswer.None)answer).Failure.Code,
            time.GetElapsedTime(started));
        Meters.Calls.Add(1, Meters.Result(answer is ServiceAnswer.None { Failure.Code: var code } ? code : "answered"));
        if (attempt > 1)
        {
            Meters.Retries.Add(1, Meters.Of(DueJobs.Table));
        }

        await TellAsync(due, CommandOf(due.Job, attempt, answer));
    }

    /// <summary>What came of a call must not be lost because the database is away for a moment, or because the server is about to
    /// stop.</summary>
    private async Task TellAsync(DueJob due, Command command)
    {
        var envelope = new CommandEnvelope(Guid.CreateVersion7(), Actor: null, due.Instance, command);
        for (var tells = 1; ; tells++)
        {
            try
            {
                await runner.ExecuteAsync(envelope, CancellationToken.None);
                return;
            }
            catch (StorageUnavailableException away) when (tells < MostTells)
            {
                logger.LogWarning(
                    away, "What came of call {Job} of {Instance} could not be stored; tried again", due.Job.Value, due.Instance.Value);
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    private static Command CommandOf(WaitId job, int attempt, ServiceAnswer answer) => answer switch
    {
        ServiceAnswer.Given given => new AnswerAttempt(job, attempt, given.Status, given.Body, given.RetryAfterSeconds),
        ServiceAnswer.None none => new FailAttempt(job, attempt, none.Failure),
        _ => throw new UnreachableException($"No answer {answer.GetType().Name}: the set is closed."),
    };
}
