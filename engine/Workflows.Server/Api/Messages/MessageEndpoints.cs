using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Messages;

internal static class MessageEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/messages", Deliver).WithTags("messages").WithName("deliverMessage").RequireAuthorization(Access.Administrator);

    /// <summary>Delivers a message to the instances that wait for it; an act of administrators.</summary>
    public static Results<Ok<MessageDelivered>, ProblemAnswer> Deliver(
        MessageRequest request, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;
}
