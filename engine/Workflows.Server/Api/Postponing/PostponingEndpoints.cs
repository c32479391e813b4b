using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Postponing;
using Workflows.Runtime.Running;
using Workflows.Server.Api.Definitions;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Postponing;

internal static class PostponingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/instances/{instance:guid}/postpone").WithTags("instances").RequireAuthorization(Access.Administrator);
        group.MapPost("/", Postpone).WithName("postponeInstance");
        group.MapPost("/preview", Preview).WithName("previewPostponement");
    }

    /// <summary>Moves the plan of a running case, and with it everything open; an act of administrators.</summary>
    public static Task<Results<NoContent, ProblemAnswer>> Postpone(
        Guid instance,
        PostponeRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        Commands commands,
        CancellationToken cancellationToken) =>
        commands.ExecuteAsync(asker, operation, new(instance), CommandOf(request), cancellationToken);

    /// <summary>Shows where every open date would go, and why; nothing changes.</summary>
    public static async Task<Results<Ok<PostponementBody>, ProblemAnswer>> Preview(
        Guid instance, PostponeRequest request, Asker asker, PostponementPreviews previews, StepTitles titles, CancellationToken cancellationToken) =>
        await previews.OfAsync(new(instance), CommandOf(request), cancellationToken) switch
        {
            { Preview: { } preview } found => TypedResults.Ok(await DescribeAsync(found.Definition, preview, asker, titles, cancellationToken)),
            { Refusal: { } refusal } => RefusalProblem.Of(refusal),
            _ => Commands.NotFound(),
        };

    private static PostponePlan CommandOf(PostponeRequest request) => new(request.To, request.Rule, request.Reason, By: null);

    private static async Task<PostponementBody> DescribeAsync(
        string definition, Postponement preview, Asker asker, StepTitles titles, CancellationToken cancellationToken)
    {
        var dates = ImmutableArray.CreateBuilder<PostponedDateBody>();
        foreach (var date in preview.Dates)
        {
            dates.Add(new(
                date.Kind,
                date.Why,
                date.Step,
                await titles.OfAsync(definition, date.Step, asker, cancellationToken),
                date.Task?.Value,
                date.Candidates,
                DueBody.Of(date.Old),
                DueBody.Of(date.New),
                date.Law,
                date.IsPast,
                date.IsAfterPlan));
        }

        return new(
            preview.Change.Before,
            preview.Change.After,
            preview.Change.Rule,
            dates.ToImmutable(),
            preview.Dates.Count(d => d.New is not null && d.New != d.Old),
            preview.Dates.Count(d => d.New is not null && d.New == d.Old),
            preview.Dates.Count(d => d.New is null),
            preview.Dates.Count(d => d.IsPast),
            preview.Dates.Count(d => d.IsAfterPlan));
    }
}
