using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Tasks;

/// <summary>Carries out acts on tasks without telling anybody of tasks that they may not see.</summary>
internal sealed class TaskActs(Commands commands, TaskQueries tasks, TaskClosings closings, InstanceQueries instances)
{
    public async Task<Results<NoContent, ProblemAnswer>> ActAsync(
        Asker asker, Guid? operation, InstanceId instance, Command command, TaskId task, CancellationToken cancellationToken)
    {
        var sees = await tasks.FindAsync(asker.Viewer, instance, task, cancellationToken) is not null;
        if (!sees && await instances.ExtentAsync(asker.Viewer, instance, cancellationToken) is null)
        {
            return Commands.NotFound();
        }

        // A task may be out of sight once it is done: then a repeat of the act is still answered as the first time, a refusal is told
        // only to those who may know of the task.
        return await commands.RunAsync(asker, operation, instance, command, cancellationToken) switch
        {
            StepOutcome.Accepted => TypedResults.NoContent(),
            StepOutcome.Refused refused
                when IsTooLate(refused.Refusal) && await closings.FindAsync(instance, task, asker, cancellationToken) is { } closed =>
                RefusalProblem.Of(refused.Refusal with { Message = closed.Detail, Hint = closed.Hint }),
            StepOutcome.Refused refused when sees => RefusalProblem.Of(refused.Refusal),
            _ => Commands.NotFound(),
        };
    }

    private static bool IsTooLate(Refusal refusal) => refusal.Code == IncidentRules.TaskNotOpen.Code || refusal.Code == IncidentRules.NotRunning.Code;
}
