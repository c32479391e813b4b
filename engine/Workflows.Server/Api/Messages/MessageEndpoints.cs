using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Running;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Messages;

internal static class MessageEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/messages", Deliver).WithTags("messages").WithName("deliverMessage").RequireAuthorization(Access.Administrator);

    /// <summary>Delivers a message to the one instance that waits for it, or starts one by it; an act of administrators.</summary>
    public static async Task<Results<Ok<DeliveredMessage>, ProblemAnswer>> Deliver(
        MessageRequest request,
        [FromHeader(Name = "Operation-Id")] Guid? operation,
        Asker asker,
        Commands commands,
        MessageRouting routing,
        CancellationToken cancellationToken)
    {
        var payload = PlainValues.Read(request.Payload, out var problems);
        if (!problems.IsEmpty)
        {
            return RefusalProblem.OfValues(problems);
        }

        var message = new DeliverMessage(request.Name, request.Key, payload);
        var outcome = request.Instance is { } instance
            ? await commands.RunAsync(asker, operation, new(instance), message, cancellationToken)
            : await routing.DeliverAsync(operation ?? Guid.CreateVersion7(), asker.Caller.Operator, message, cancellationToken);
        return outcome switch
        {
            StepOutcome.Accepted accepted => TypedResults.Ok(
                new DeliveredMessage(accepted.Instance.Value, accepted.Events.Any(e => e is InstanceStarted))),
            StepOutcome.Refused refused => RefusalProblem.Of(refused.Refusal),
            _ => Commands.NotFound(),
        };
    }
}
