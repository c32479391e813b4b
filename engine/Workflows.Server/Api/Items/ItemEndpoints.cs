using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Items;

internal static class ItemEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/instances/{instance:guid}/items", Add).WithTags("instances").WithName("addItem").RequireAuthorization(Access.Administrator);

    /// <summary>Adds an item to a step that is running for each of many; an act of administrators.</summary>
    public static async Task<Results<NoContent, ProblemAnswer>> Add(
        Guid instance,
        AddItemRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        Commands commands,
        CancellationToken cancellationToken) =>
        FeelJson.ReadPlain(request.Item, FeelType.Any, out var problem) is { } item
            ? await commands.ExecuteAsync(
                asker,
                operation,
                new(instance),
                new AddItem(request.Step, item, request.Within, asker.Caller.Operator, request.Reason),
                cancellationToken)
            : RefusalProblem.OfValues([new("item", problem ?? "this does not fit")]);
}
