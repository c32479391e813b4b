using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Interpreter;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Messages;

internal static class MessageEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/messages", Deliver).WithTags("messages").WithName("deliverMessage").RequireAuthorization(Access.Administrator);

    /// <summary>Delivers a message to an instance that waits for it; an act of administrators.</summary>
    public static async Task<Results<NoContent, ProblemAnswer>> Deliver(
        MessageRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        Commands commands,
        CancellationToken cancellationToken)
    {
        var payload = PlainValues.Read(request.Payload, out var problems);
        return problems.IsEmpty
            ? await commands.ExecuteAsync(
                asker, operation, new(request.Instance), new DeliverMessage(request.Name, request.Key, payload), cancellationToken)
            : RefusalProblem.OfValues(problems);
    }
}
