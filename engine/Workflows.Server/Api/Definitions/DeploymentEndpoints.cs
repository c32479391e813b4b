using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Language.Checking;
using Workflows.Language.Text;
using Workflows.Server.Api.Json;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;
using Workflows.Server.Deploying;

namespace Workflows.Server.Api.Definitions;

internal static class DeploymentEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/deployments").WithTags("definitions").RequireAuthorization(Access.Administrator);
        group.MapPost("/", Deploy).WithName("deploy");
        group.MapGet("/latest", Latest).WithName("getLatestDeployment");
    }

    /// <summary>Checks a bundle of files and brings it into force; with <c>check=only</c> it is only checked.</summary>
    public static async Task<Results<Ok<DeploymentResult>, ProblemAnswer>> Deploy(
        DeploymentRequest request, Choice<DeploymentCheck>? check, Asker asker, Deployer deployer, CancellationToken cancellationToken)
    {
        if (request.Files.GroupBy(f => f.Path, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return ProblemKind.Malformed.Answer($"The file '{twice.Key}' is in the bundle twice.");
        }

        var files = SourceSet.Of(request.Files.Select(f => new SourceText(f.Path, f.Content)));
        if (check?.Value is DeploymentCheck.Only)
        {
            return Describe(FolderChecker.Check(files));
        }

        var attempt = await deployer.DeployAllAsync(files, asker.Caller.Operator, cancellationToken);
        return attempt switch
        {
            { HasErrors: true } => Errors(DiagnosticBody.All(attempt.Diagnostics)),
            { Refusal: { } refusal } => ProblemKind.Refused.Answer(refusal),
            _ => TypedResults.Ok(new DeploymentResult(Processes(attempt), DiagnosticBody.All(attempt.Diagnostics))),
        };
    }

    /// <summary>What came of the last bundle that was to be brought into force: of the folder of processes at start, or of a request.</summary>
    public static Results<Ok<LatestDeployment>, ProblemAnswer> Latest(Deployer deployer) => deployer.Latest is { } attempt
        ? TypedResults.Ok(new LatestDeployment(attempt.At, Processes(attempt), DiagnosticBody.All(attempt.Diagnostics)))
        : ProblemKind.NotFound.Answer("Nothing was deployed since the server started.");

    private static Results<Ok<DeploymentResult>, ProblemAnswer> Describe(FolderCheck check) => check.HasErrors
        ? Errors(DiagnosticBody.All(check.Diagnostics))
        : TypedResults.Ok(new DeploymentResult(
            [.. check.Processes.Select(p => new DeployedProcess(p.Process.Id.Value, p.ContentHash, DeploymentOutcome.Checked))],
            DiagnosticBody.All(check.Diagnostics)));

    private static ProblemAnswer Errors(ImmutableArray<DiagnosticBody> diagnostics) =>
        new(ProblemKind.DefinitionErrors.Because(hint: "Correct the errors and send the bundle again.") with { Diagnostics = diagnostics });

    private static ImmutableArray<DeployedProcess> Processes(DeploymentAttempt attempt) =>
    [
        .. attempt.Processes.Select(p => new DeployedProcess(
            p.Process, p.Definition, p.IsNew ? DeploymentOutcome.Deployed : DeploymentOutcome.Unchanged)),
    ];
}
