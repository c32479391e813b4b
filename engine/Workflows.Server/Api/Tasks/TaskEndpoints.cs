using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.State;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Json;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Tasks;

internal static class TaskEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/tasks", List).WithTags("tasks").WithName("listTasks");
        api.MapGet("/instances/{instance:guid}/tasks/{task:long}", Get).WithTags("tasks").WithName("getTask");
        api.MapGet("/instances/{instance:guid}/tasks/{task:long}/closing", GetClosing).WithTags("tasks").WithName("getTaskClosing");
    }

    /// <summary>Lists open tasks, the earliest due first, those without a due date last.</summary>
    /// <param name="view">Whose; all that may be seen, unless told.</param>
    /// <param name="late">True: only those past their due date; false: only the others.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="tasks">Where they are read.</param>
    /// <param name="answers">How they are told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<TaskSummary>>> List(
        Choice<TaskView>? view,
        bool? late,
        string? process,
        Guid? instance,
        [AsParameters] PageRequest page,
        Asker asker,
        TaskQueries tasks,
        TaskAnswers answers,
        CancellationToken cancellationToken)
    {
        var filter = new TaskFilter
        {
            Mine = view?.Value is TaskView.Mine,
            Late = late,
            Process = process,
            Instance = instance is { } id ? new InstanceId(id) : null,
        };
        var slice = await tasks.ListAsync(asker.Viewer, filter, page.Slice, cancellationToken);
        return TypedResults.Ok(new Page<TaskSummary>(await answers.SummariseAsync(slice.Items, asker, cancellationToken), slice.Next));
    }

    /// <summary>A task with its form.</summary>
    public static async Task<Results<Ok<TaskDetail>, ProblemAnswer>> Get(
        Guid instance, long task, Asker asker, TaskAnswers answers, CancellationToken cancellationToken) =>
        await answers.FindAsync(new(instance), new(task), asker, cancellationToken) is { } detail
            ? TypedResults.Ok(detail)
            : Commands.NotFound();

    /// <summary>Why a task is not open any more, for those whom it was for. An open task, one that is not there and one that is not for
    /// the one who asks are answered alike.</summary>
    public static async Task<Results<Ok<TaskClosingBody>, ProblemAnswer>> GetClosing(
        Guid instance, long task, Asker asker, TaskClosings closings, CancellationToken cancellationToken) =>
        await closings.FindAsync(new(instance), new(task), asker, cancellationToken) is { } closing
            ? TypedResults.Ok(closing)
            : Commands.NotFound();
}
