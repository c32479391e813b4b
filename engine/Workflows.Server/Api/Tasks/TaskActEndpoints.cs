using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Forms;
using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Tasks;

/// <summary>What is done with tasks. A task that one may not see and a task that is not there are answered alike.</summary>
internal static class TaskActEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var task = api.MapGroup("/instances/{instance:guid}/tasks/{task:long}").WithTags("tasks");
        task.MapPost("/claim", Claim).WithName("claimTask").RequireAuthorization(Access.Person);
        task.MapPost("/release", Release).WithName("releaseTask").RequireAuthorization(Access.Person);
        task.MapPost("/complete", Complete).WithName("completeTask").RequireAuthorization(Access.Person);
        task.MapPost("/reassign", Reassign).WithName("reassignTask").RequireAuthorization(Access.Administrator);
        task.MapPost("/reschedule", Reschedule).WithName("rescheduleTask").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Takes a task, so that nobody else does it.</summary>
    public static Task<Results<NoContent, ProblemAnswer>> Claim(
        Guid instance,
        long task,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        TaskActs acts,
        CancellationToken cancellationToken) =>
        acts.ActAsync(asker, operation, new(instance), new ClaimTask(new(task), asker.Person), new(task), cancellationToken);

    /// <summary>Gives a task that was taken back to its candidates.</summary>
    public static Task<Results<NoContent, ProblemAnswer>> Release(
        Guid instance,
        long task,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        TaskActs acts,
        CancellationToken cancellationToken) =>
        acts.ActAsync(asker, operation, new(instance), new ReleaseTask(new(task), asker.Person), new(task), cancellationToken);

    /// <summary>Completes a task.</summary>
    public static async Task<Results<NoContent, ProblemAnswer>> Complete(
        Guid instance,
        long task,
        CompleteRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        TaskActs acts,
        TaskAnswers answers,
        CancellationToken cancellationToken)
    {
        // Who may not see the task gets no opinion on values either.
        var types = await answers.FieldTypesAsync(new(instance), new(task), asker, cancellationToken);
        var values = types is null
            ? PlainValues.Read(request.Values, out var problems)
            : PlainValues.Read(request.Values, types, out problems);
        values = request.Ticked.IsDefaultOrEmpty ? values : values.With(Checklist.Field, FeelValue.List(request.Ticked.Select(FeelValue.Of)));
        return types is not null && !problems.IsEmpty
            ? RefusalProblem.OfValues(problems)
            : await acts.ActAsync(
                asker, operation, new(instance), new CompleteTask(new(task), asker.Person, request.Outcome, values), new(task), cancellationToken);
    }

    /// <summary>Gives a task to others; an act of administrators.</summary>
    public static Task<Results<NoContent, ProblemAnswer>> Reassign(
        Guid instance,
        long task,
        ReassignRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        TaskActs acts,
        CancellationToken cancellationToken) =>
        acts.ActAsync(asker, operation, new(instance), new ReassignTask(new(task), request.Candidates, request.Reason), new(task), cancellationToken);

    /// <summary>Moves a task's due day; an act of administrators.</summary>
    public static Task<Results<NoContent, ProblemAnswer>> Reschedule(
        Guid instance,
        long task,
        RescheduleRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        TaskActs acts,
        CancellationToken cancellationToken) =>
        acts.ActAsync(asker, operation, new(instance), new RescheduleTask(new(task), request.Due, request.Reason), new(task), cancellationToken);
}
