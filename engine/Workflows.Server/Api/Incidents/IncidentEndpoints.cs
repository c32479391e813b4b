using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Incidents;

internal static class IncidentEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidents", List).WithTags("incidents").WithName("listIncidents");
        api.MapPost("/instances/{instance:guid}/incidents/{incident:long}/retry", Retry)
            .WithTags("incidents").WithName("retryIncident").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Lists open incidents, the oldest first.</summary>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="incidents">Where they are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<IncidentBody>>> List(
        string? process,
        Guid? instance,
        [AsParameters] PageRequest page,
        Asker asker,
        IncidentQueries incidents,
        CancellationToken cancellationToken)
    {
        var slice = await incidents.ListAsync(
            asker.Viewer, process, instance is { } id ? new InstanceId(id) : null, page.Slice, cancellationToken);
        return TypedResults.Ok(Page.Of(slice.Select(IncidentAnswers.Describe)));
    }

    /// <summary>Tries again what an incident stopped; an act of administrators.</summary>
    public static Task<Results<NoContent, ProblemAnswer>> Retry(
        Guid instance,
        long incident,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        Commands commands,
        CancellationToken cancellationToken) =>
        commands.ExecuteAsync(asker, operation, new(instance), new RetryIncident(new(incident), By: null), cancellationToken);
}
