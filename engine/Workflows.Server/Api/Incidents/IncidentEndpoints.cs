using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Incidents;

internal static class IncidentEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidents", List).WithTags("incidents").WithName("listIncidents");
        api.MapPost("/instances/{instance:guid}/incidents/{incident:long}/retry", Retry).WithTags("incidents").WithName("retryIncident").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Lists open incidents, the oldest first.</summary>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="page">Which stretch.</param>
    public static Results<Ok<Page<IncidentBody>>, ProblemAnswer> List(
        string? process, Guid? instance, [AsParameters] PageRequest page) => Pending.Answer;

    /// <summary>Tries again what an incident stopped; an act of administrators.</summary>
    public static Results<NoContent, ProblemAnswer> Retry(
        Guid instance, long incident, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;
}
