using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Definitions;

internal static class DefinitionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/definitions").WithTags("definitions");
        group.MapGet("/", List).WithName("listDefinitions");
        group.MapGet("/{process}", Get).WithName("getDefinition");
        group.MapGet("/{process}/files", Files).WithName("getDefinitionFiles");
        group.MapGet("/{process}/start-form", StartForm).WithName("getStartForm");
        group.MapGet("/{process}/diagram.svg", DiagramSvg).WithName("getDefinitionDiagram").Produces<string>(contentType: "image/svg+xml");
        group.MapGet("/{process}/diagram.txt", DiagramText).WithName("getDefinitionDiagramText").Produces<string>(contentType: "text/plain");
        api.MapPost("/deployments", Deploy).WithTags("definitions").WithName("deploy").RequireAuthorization(Access.Administrator);
        api.MapGet("/deployments/latest", LatestDeployment).WithTags("definitions").WithName("getLatestDeployment").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Lists the processes in force, by title.</summary>
    public static Results<Ok<Page<DefinitionSummary>>, ProblemAnswer> List([AsParameters] PageRequest page) => Pending.Answer;

    /// <summary>Tells what a process consists of.</summary>
    public static Results<Ok<DefinitionDetail>, ProblemAnswer> Get(string process, string? revision) => Pending.Answer;

    /// <summary>The files that a revision was read from; without a revision, those of the one in force.</summary>
    public static Results<Ok<SourceFiles>, ProblemAnswer> Files(string process, string? revision) => Pending.Answer;

    /// <summary>What a person fills in to start the process.</summary>
    public static Results<Ok<StartForm>, ProblemAnswer> StartForm(string process) => Pending.Answer;

    /// <summary>The process as a picture.</summary>
    public static Results<ContentHttpResult, ProblemAnswer> DiagramSvg(string process, string? revision) => Pending.Answer;

    /// <summary>What the picture shows, as text.</summary>
    public static Results<ContentHttpResult, ProblemAnswer> DiagramText(string process, string? revision) => Pending.Answer;

    /// <summary>Checks a bundle of files and brings it into force; with <c>check=only</c> it is only checked.</summary>
    public static Results<Ok<DeploymentResult>, ProblemAnswer> Deploy(DeploymentRequest request, DeploymentCheck? check) => Pending.Answer;

    /// <summary>What came of the last bundle that was to be brought into force: of the folder of processes at start, or of a request.</summary>
    public static Results<Ok<LatestDeployment>, ProblemAnswer> LatestDeployment() => Pending.Answer;
}
