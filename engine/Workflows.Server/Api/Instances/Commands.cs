using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Running;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Instances;

/// <summary>Hands commands to the runtime and says what came of them.</summary>
internal sealed class Commands(InstanceRunner runner)
{
    /// <summary>Carries out a command to an instance that the caller may see.</summary>
    /// <param name="asker">Who is signed in.</param>
    /// <param name="operation">The caller's id of the act; null: it is an act of its own.</param>
    /// <param name="instance">To which instance.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="cancellationToken">Not heeded once it is being stored.</param>
    public async Task<Results<NoContent, ProblemAnswer>> ExecuteAsync(
        Asker asker, Guid? operation, InstanceId instance, Command command, CancellationToken cancellationToken) =>
        await RunAsync(asker, operation, instance, command, cancellationToken) switch
        {
            StepOutcome.Accepted => TypedResults.NoContent(),
            StepOutcome.Refused refused => RefusalProblem.Of(refused.Refusal),
            _ => NotFound(),
        };

    public Task<StepOutcome> RunAsync(
        Asker asker, Guid? operation, InstanceId instance, Command command, CancellationToken cancellationToken) =>
        runner.ExecuteAsync(new(operation ?? Guid.CreateVersion7(), asker.Caller.Operator, instance, command), cancellationToken);

    public static ProblemAnswer NotFound() => ProblemKind.NotFound.Answer("There is no such instance, or none that you may see.");
}
