using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Layout;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Json;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Instances;

internal static class InstanceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/instances").WithTags("instances");
        group.MapGet("/", List).WithName("listInstances");
        group.MapGet("/{instance:guid}", Get).WithName("getInstance");
        group.MapPost("/{instance:guid}/cancel", Cancel).WithName("cancelInstance").RequireAuthorization(Access.Administrator);
        group.MapGet("/{instance:guid}/diagram.svg", DiagramSvg).WithName("getInstanceDiagram").Produces<string>(contentType: "image/svg+xml");
        group.MapGet("/{instance:guid}/diagram.txt", DiagramText).WithName("getInstanceDiagramText").Produces<string>(contentType: "text/plain");
    }

    /// <summary>Lists instances, the last started first.</summary>
    /// <param name="status">Only those that are there in their life.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="late">True: only those with a late task or a missed deadline; false: only those without.</param>
    /// <param name="text">Only the one with this id, or those whose process's id or title contains it.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="instances">Where they are read.</param>
    /// <param name="answers">How they are told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<InstanceSummary>>> List(
        Choice<InstanceStatus>? status,
        string? process,
        bool? late,
        string? text,
        [AsParameters] PageRequest page,
        Asker asker,
        InstanceQueries instances,
        InstanceAnswers answers,
        CancellationToken cancellationToken)
    {
        var filter = new InstanceFilter { Status = status?.Value, Process = process, Late = late, Text = text };
        var slice = await instances.ListAsync(asker.Viewer, filter, page.Slice, cancellationToken);
        return TypedResults.Ok(new Page<InstanceSummary>(await answers.SummariseAsync(slice.Items, asker, cancellationToken), slice.Next));
    }

    /// <summary>Tells where an instance is.</summary>
    public static async Task<Results<Ok<InstanceDetail>, ProblemAnswer>> Get(
        Guid instance, Asker asker, InstanceAnswers answers, CancellationToken cancellationToken) =>
        await answers.FindAsync(new(instance), asker, cancellationToken) is { } detail ? TypedResults.Ok(detail) : Commands.NotFound();

    /// <summary>Ends an instance before its end; an act of administrators.</summary>
    public static Task<Results<NoContent, ProblemAnswer>> Cancel(
        Guid instance,
        CancelRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        Commands commands,
        CancellationToken cancellationToken) =>
        commands.ExecuteAsync(asker, operation, new(instance), new CancelInstance(By: null, request.Reason), cancellationToken);

    /// <summary>The process as a picture, each step with where it stands.</summary>
    public static async Task<Results<ContentHttpResult, ProblemAnswer>> DiagramSvg(
        Guid instance, Asker asker, InstanceAnswers answers, CancellationToken cancellationToken) =>
        await answers.DrawAsync(new(instance), asker, cancellationToken) is var (layout, progress)
            ? TypedResults.Content(SvgDrawing.Render(layout, progress), "image/svg+xml")
            : Commands.NotFound();

    /// <summary>What the picture shows, as text.</summary>
    public static async Task<Results<ContentHttpResult, ProblemAnswer>> DiagramText(
        Guid instance, Asker asker, InstanceAnswers answers, CancellationToken cancellationToken) =>
        await answers.DrawAsync(new(instance), asker, cancellationToken) is var (layout, progress)
            ? TypedResults.Text(ProgressText.Of(layout, progress))
            : Commands.NotFound();
}
