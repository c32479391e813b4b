using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Running;

namespace Workflows.Samples.Embedding;

/// <summary>Asks for a purchase.</summary>
public sealed record PurchaseRequest(string What, decimal Price);

/// <summary>Answers the open question about a purchase: <c>approve</c> or <c>refuse</c>.</summary>
public sealed record AnswerRequest(string Outcome);

/// <param name="Id">The case.</param>
/// <param name="Status"><c>running</c>, <c>completed</c> or <c>cancelled</c>.</param>
/// <param name="Outcome">What it ended with.</param>
/// <param name="Open">What waits for somebody.</param>
public sealed record PurchaseBody(Guid Id, string Status, string? Outcome, IReadOnlyList<string> Open);

/// <summary>Purchases as cases of the process <c>purchase</c>.</summary>
internal sealed class Purchases(InstanceRunner runner, InstanceStore store)
{
    // An application of one's own decides who is who; here everybody signed in is the manager.
    private const string Manager = "manager";

    public async Task<IResult> StartAsync(PurchaseRequest request, CancellationToken cancellationToken)
    {
        var data = FeelContext.Empty
            .With("what", FeelValue.Of(request.What))
            .With("price", new FeelNumber(Decimal34.From(request.Price)));

        // Whoever sends the same id again gets the same case: a client that heard no answer asks once more, without harm.
        var outcome = await runner.StartAsync(Guid.CreateVersion7(), actor: null, "purchase", new StartInstance(By: null, data), cancellationToken);
        return outcome switch
        {
            StepOutcome.Accepted accepted =>
                Results.Created($"/purchases/{accepted.Instance}", await ReadAsync(accepted.Instance, cancellationToken)),
            StepOutcome.Refused { Refusal: var why } => Results.Problem(why.Message, statusCode: StatusCodes.Status422UnprocessableEntity),
            _ => Results.NotFound(),
        };
    }

    public async Task<IResult> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await ReadAsync(new(id), cancellationToken) is { } body ? Results.Ok(body) : Results.NotFound();

    public async Task<IResult> AnswerAsync(Guid id, AnswerRequest request, CancellationToken cancellationToken)
    {
        var stored = await store.LoadAsync(new(id), cancellationToken);
        if (stored?.State.Tasks.Values.FirstOrDefault() is not { } task)
        {
            return Results.NotFound();
        }

        var answer = new CompleteTask(task.Id, Manager, request.Outcome, FeelContext.Empty);
        var outcome = await runner.ExecuteAsync(new(Guid.CreateVersion7(), Actor: null, new(id), answer), cancellationToken);
        return outcome is StepOutcome.Refused { Refusal: var why }
            ? Results.Problem($"{why.Message} {why.Hint}", statusCode: StatusCodes.Status409Conflict)
            : Results.Ok(await ReadAsync(new(id), cancellationToken));
    }

    private async Task<PurchaseBody?> ReadAsync(InstanceId id, CancellationToken cancellationToken) =>
        await store.LoadAsync(id, cancellationToken) is { State: var state }
            ? new(id.Value, state.Header.Status.ToString().ToLowerInvariant(), state.Header.Outcome, [.. state.Tasks.Values.Select(t => t.Title)])
            : null;
}
