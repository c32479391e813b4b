using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Workflows.Runtime.Outbox;

/// <summary>Runs the sender whenever a step has left mail, when a retry is due, and from time to time in case a hint was lost.</summary>
public sealed class OutboxLoop(OutboxSender sender, TimeProvider time, ILogger<OutboxLoop> logger) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _mail = new(0, 1);

    /// <summary>Says that there is mail. Cheap, and may be said too often.</summary>
    public void Wake()
    {
        try
        {
            if (_mail.CurrentCount == 0)
            {
                _mail.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has said so at the same moment.
        }
    }

    public override void Dispose()
    {
        _mail.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = LongestSleep;
            try
            {
                if (await sender.SendAsync(stoppingToken) is { } next)
                {
                    var until = (next - Instant.FromDateTimeOffset(time.GetUtcNow())).ToTimeSpan();
                    sleep = until < TimeSpan.Zero ? TimeSpan.FromSeconds(1) : until < LongestSleep ? until : LongestSleep;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Whatever it is, mail must go on; the rows are still there.
                logger.LogError(failure, "The outbox could not be sent now; tried again in {Sleep}", sleep);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await WaitAsync(sleep, stoppingToken);
        }
    }

    private async Task WaitAsync(TimeSpan sleep, CancellationToken stoppingToken)
    {
        try
        {
            await _mail.WaitAsync(sleep, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the loop ends by itself.
        }
    }
}
