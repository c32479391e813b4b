using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Tasks;

internal static class TaskEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/tasks", List).WithTags("tasks").WithName("listTasks");
        var group = api.MapGroup("/instances/{instance:guid}/tasks/{task:long}").WithTags("tasks");
        group.MapGet("/", Get).WithName("getTask");
        group.MapPost("/claim", Claim).WithName("claimTask").RequireAuthorization(Access.Person);
        group.MapPost("/release", Release).WithName("releaseTask").RequireAuthorization(Access.Person);
        group.MapPost("/complete", Complete).WithName("completeTask").RequireAuthorization(Access.Person);
        group.MapPost("/reassign", Reassign).WithName("reassignTask").RequireAuthorization(Access.Administrator);
        group.MapPost("/reschedule", Reschedule).WithName("rescheduleTask").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Lists open tasks, the earliest due first, those without a due date last.</summary>
    /// <param name="view">Whose; all that may be seen, unless told.</param>
    /// <param name="late">True: only those past their due date; false: only the others.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="page">Which stretch.</param>
    public static Results<Ok<Page<TaskSummary>>, ProblemAnswer> List(
        TaskView? view, bool? late, string? process, Guid? instance, [AsParameters] PageRequest page) => Pending.Answer;

    /// <summary>A task with its form.</summary>
    public static Results<Ok<TaskDetail>, ProblemAnswer> Get(Guid instance, long task) => Pending.Answer;

    /// <summary>Takes a task, so that nobody else does it.</summary>
    public static Results<NoContent, ProblemAnswer> Claim(
        Guid instance, long task, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;

    /// <summary>Gives a task that was taken back to its candidates.</summary>
    public static Results<NoContent, ProblemAnswer> Release(
        Guid instance, long task, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;

    /// <summary>Completes a task.</summary>
    public static Results<NoContent, ProblemAnswer> Complete(
        Guid instance, long task, CompleteRequest request, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;

    /// <summary>Gives a task to others; an act of administrators.</summary>
    public static Results<NoContent, ProblemAnswer> Reassign(
        Guid instance, long task, ReassignRequest request, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;

    /// <summary>Moves a task's due day; an act of administrators.</summary>
    public static Results<NoContent, ProblemAnswer> Reschedule(
        Guid instance, long task, RescheduleRequest request, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;
}
