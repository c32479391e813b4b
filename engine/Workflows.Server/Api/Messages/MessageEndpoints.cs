using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Api.Messages;

internal static class MessageEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/messages", Deliver).WithTags("messages").WithName("deliverMessage");

    /// <summary>Delivers a message to the instances that wait for it; an act of administrators.</summary>
    public static Results<Ok<MessageDelivered>, ProblemAnswer> Deliver(
        MessageRequest request, [FromHeader(Name = "Operation-Id")] Guid? operation) => Pending.Answer;
}
