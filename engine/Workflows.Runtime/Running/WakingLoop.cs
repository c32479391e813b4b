using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Workflows.Runtime.Running;

/// <summary>Does something whenever it is woken, when it is due again, and from time to time in case nobody woke it.</summary>
public abstract class WakingLoop(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _woken = new(0, 1);

    /// <summary>Says that there is something to do. Cheap, and may be said too often.</summary>
    public void Wake()
    {
        try
        {
            if (_woken.CurrentCount == 0)
            {
                _woken.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has said so at the same moment.
        }
    }

    public override void Dispose()
    {
        _woken.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does all that can be done now.</summary>
    /// <returns>When there is more to do; null: when woken.</returns>
    protected abstract Task<Instant?> RunOnceAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = LongestSleep;
            try
            {
                if (await RunOnceAsync(stoppingToken) is { } next)
                {
                    var until = (next - Instant.FromDateTimeOffset(time.GetUtcNow())).ToTimeSpan();
                    sleep = until < TimeSpan.Zero ? TimeSpan.FromSeconds(1) : until < LongestSleep ? until : LongestSleep;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Whatever it is, the loop must go on; the rows are still there.
                logger.LogError(failure, "{Loop} could not do its work now; tried again in {Sleep}", GetType().Name, sleep);
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
            await _woken.WaitAsync(sleep, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the loop ends by itself.
        }
    }
}
