using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Interpreter;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Running;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Instances;

internal static class StartEndpoint
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/instances", Start).WithTags("instances").WithName("startInstance").RequireAuthorization(Access.Person);

    /// <summary>Starts an instance.</summary>
    public static async Task<Results<Created<StartedInstance>, ProblemAnswer>> Start(
        StartRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        ProcessLibrary library,
        InstanceRunner runner,
        CancellationToken cancellationToken)
    {
        if (await library.CurrentAsync(request.Process, cancellationToken) is not { } graph)
        {
            return ProblemKind.NotFound.Answer($"No process '{request.Process}' is in force.", "GET /api/v1/definitions lists them.");
        }

        var values = PlainValues.Read(
            request.Values, name => graph.Process.Process.Data.FirstOrDefault(f => f.Name.Value == name)?.Type, out var problems);
        if (!problems.IsEmpty)
        {
            return RefusalProblem.OfValues(problems);
        }

        var outcome = await runner.StartAsync(
            operation ?? Guid.CreateVersion7(),
            asker.Caller.Operator,
            request.Process,
            new StartInstance(asker.Person, values, request.Received, request.Occurred, request.Plan),
            cancellationToken);
        return outcome switch
        {
            StepOutcome.Accepted accepted => TypedResults.Created(
                $"{ApiRoutes.Root}/instances/{accepted.Instance}", new StartedInstance(accepted.Instance.Value)),
            StepOutcome.Refused refused => RefusalProblem.Of(refused.Refusal),
            _ => ProblemKind.NotFound.Answer($"No process '{request.Process}' is in force."),
        };
    }
}
