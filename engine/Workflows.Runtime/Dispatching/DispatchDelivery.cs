using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Language.Diagnostics;
using Workflows.Runtime.Claiming;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Dispatching;

/// <summary>Delivers what cases send to one another: starts, cancellations, results.</summary>
/// <remarks>At least once: a row goes when its command was carried out, so a crash in between delivers it again. The operation id follows
/// from the two cases, so that it takes effect once, on one node or several.</remarks>
public sealed class DispatchDelivery(
    IDatabase database, KeyStore keys, InstanceRunner runner, InstanceStore store, TimeProvider time, ILogger<DispatchDelivery> logger)
{
    private const int Batch = 64;
    private const int AtOnce = 8;

    private static readonly Duration FirstPause = Duration.FromSeconds(1);
    private static readonly Duration LongestPause = Duration.FromMinutes(5);

    private readonly DueRows<DueDispatch> _rows = new(database, DueDispatch.Table, DueDispatch.Read, time);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Delivers all that is due now, and what follows from it.</summary>
    /// <returns>When the next try of what could not be delivered is due; null when nothing is left.</returns>
    public async Task<Instant?> DeliverAsync(CancellationToken cancellationToken)
    {
        while (await _rows.TakeAsync(Batch, held: 0, cancellationToken) is { Items.IsEmpty: false } taken)
        {
            await Parallel.ForEachAsync(
                taken.Items,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (dispatch, ct) => await DeliverAsync(dispatch, taken, ct));
        }

        return await _rows.NextAsync(cancellationToken);
    }

    private async Task DeliverAsync(DueDispatch due, Claim<DueDispatch> taken, CancellationToken cancellationToken)
    {
        if (!taken.IsHeldAt(Now))
        {
            Meters.ClaimsLost.Add(1, Meters.Of(DueDispatch.Table));
            return; // whoever takes it now delivers it
        }

        Statement mark;
        try
        {
            await CarryAsync(due, cancellationToken);
            mark = due.Delivered();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One that cannot be delivered now must not keep the others from it.
            var pause = Duration.Min(FirstPause * Math.Pow(2, Math.Min(due.Attempts, 20)), LongestPause);
            logger.LogError(failure, "What {Sender} sent to another case could not be delivered; next try in {Pause}", due.Sender.Value, pause);
            Meters.Retries.Add(1, Meters.Of(DueDispatch.Table));
            mark = due.Later(Now + pause, failure.GetType().Name, taken.Until);
        }

        await database.ExecuteAsync([mark], cancellationToken);
    }

    private async Task CarryAsync(DueDispatch due, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(due.Key, cancellationToken) is not { } key)
        {
            return; // the case was erased, and with it what it had to say
        }

        var dispatch = SealedJson.Open<Dispatch>(key, due.Closed, DispatchStatements.PlaceOf(due.Sender, due.Sequence, due.Position));
        if (dispatch is Dispatch.Start start)
        {
            await StartAsync(start, cancellationToken);
        }
        else
        {
            // A refusal means that it comes too late: what it is about is over.
            await runner.ExecuteAsync(EnvelopeOf(dispatch), cancellationToken);
        }
    }

    private async Task StartAsync(Dispatch.Start start, CancellationToken cancellationToken)
    {
        var failed = new Dispatch.Fail(start.Origin.Instance, start.Origin.Wait, "", "");
        if (await store.FindOperationAsync(failed.Operation, cancellationToken) is not null)
        {
            return; // that it could not be started has been told; a start now would be one that nobody waits for
        }

        var outcome = await runner.StartAsync(start.Operation, actor: null, start.Process, start.Command, cancellationToken);
        var refusal = outcome switch
        {
            StepOutcome.Accepted => null,
            StepOutcome.Refused refused => refused.Refusal,
            _ => new Refusal(IncidentRules.StepFailed.Code, $"No process '{start.Process}' is in force.", null, []),
        };
        if (start.Answer(refusal) is { } answer)
        {
            await runner.ExecuteAsync(EnvelopeOf(answer), cancellationToken);
        }
    }

    private static CommandEnvelope EnvelopeOf(Dispatch dispatch) => new(dispatch.Operation, Actor: null, dispatch.To, dispatch.Command);
}
