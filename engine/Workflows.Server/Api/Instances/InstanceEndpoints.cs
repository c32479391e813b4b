using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.State;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Instances;

internal static class InstanceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/instances").WithTags("instances");
        group.MapPost("/", Start).WithName("startInstance").RequireAuthorization(Access.Person);
        group.MapGet("/", List).WithName("listInstances");
        group.MapGet("/{instance:guid}", Get).WithName("getInstance");
        group.MapPost("/{instance:guid}/cancel", Cancel).WithName("cancelInstance").RequireAuthorization(Access.Administrator);
        group.MapGet("/{instance:guid}/journal", Journal).WithName("getJournal");
        group.MapGet("/{instance:guid}/diagram.svg", DiagramSvg).WithName("getInstanceDiagram").Produces<string>(contentType: "image/svg+xml");
        group.MapGet("/{instance:guid}/diagram.txt", DiagramText).WithName("getInstanceDiagramText").Produces<string>(contentType: "text/plain");
    }

    /// <summary>Starts an instance.</summary>
    public static Results<Created<StartedInstance>, ProblemAnswer> Start(
        StartRequest request, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;

    /// <summary>Lists instances, the last started first.</summary>
    /// <param name="status">Only those that are there in their life.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="late">True: only those with a late task; false: only those without.</param>
    /// <param name="text">Only those whose id begins with it, or whose process's id or title contains it.</param>
    /// <param name="page">Which stretch.</param>
    public static Results<Ok<Page<InstanceSummary>>, ProblemAnswer> List(
        InstanceStatus? status, string? process, bool? late, string? text, [AsParameters] PageRequest page) => Pending.Answer;

    /// <summary>Tells where an instance is.</summary>
    public static Results<Ok<InstanceDetail>, ProblemAnswer> Get(Guid instance) => Pending.Answer;

    /// <summary>Ends an instance before its end; an act of administrators.</summary>
    public static Results<NoContent, ProblemAnswer> Cancel(
        Guid instance, CancelRequest request, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;

    /// <summary>What was done with an instance and what came of it, from the start on.</summary>
    public static Results<Ok<Page<JournalEntryBody>>, ProblemAnswer> Journal(Guid instance, [AsParameters] PageRequest page) => Pending.Answer;

    /// <summary>The process as a picture, each step with where it stands.</summary>
    public static Results<ContentHttpResult, ProblemAnswer> DiagramSvg(Guid instance) => Pending.Answer;

    /// <summary>What the picture shows, as text.</summary>
    public static Results<ContentHttpResult, ProblemAnswer> DiagramText(Guid instance) => Pending.Answer;
}
