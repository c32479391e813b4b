using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Messages;

internal static class MessageEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/messages", Deliver).WithTags("messages").WithName("deliverMessage").RequireAuthorization(Access.Administrator);
        api.MapPost("/messages/preview", Preview).WithTags("messages").WithName("previewMessage").RequireAuthorization(Access.Administrator);
    }

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

    /// <summary>Who would get a message, without sending it.</summary>
    public static async Task<Results<Ok<MessagePreview>, ProblemAnswer>> Preview(
        MessageRequest request,
        Asker asker,
        MessageRouting routing,
        InstanceQueries instances,
        ProcessLibrary library,
        CancellationToken cancellationToken)
    {
        var message = new DeliverMessage(request.Name, request.Key, FeelContext.Empty);
        switch (await routing.PreviewAsync(message, request.Instance is { } only ? new InstanceId(only) : null, cancellationToken))
        {
            case MessageDestination.Nobody nobody:
                return RefusalProblem.Of(nobody.Refusal);
            case MessageDestination.Starts { Process: var process }:
                var graph = await library.CurrentAsync(process, cancellationToken);
                return TypedResults.Ok(new MessagePreview(null, process, graph!.WordingFor(asker.Languages).Process.Title.Value, null));
            case MessageDestination.Waiting { Instance: var instance }:
                return await instances.FindAsync(asker.Viewer, instance, cancellationToken) is { Listing: var listing }
                    ? TypedResults.Ok(new MessagePreview(instance.Value, listing.Process, listing.Title, listing.StartedAt))
                    : Commands.NotFound();
            default:
                throw new InvalidOperationException("The set of destinations is closed.");
        }
    }
}
