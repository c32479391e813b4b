using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Workflows.Runtime.Storage.Blobs;

/// <summary>Erases, every hour, uploads that no command made part of a case within a day.</summary>
public sealed class BlobCollection(BlobStore blobs, TimeProvider time, ILogger<BlobCollection> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly Duration Kept = Duration.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await CollectAsync(stoppingToken);
            }
            while (await hours.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var collected = await blobs.CollectAsync(Instant.FromDateTimeOffset(time.GetUtcNow()) - Kept, cancellationToken);
            if (collected > 0)
            {
                logger.LogInformation("Erased {Count} uploaded files that no case had asked for", collected);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it is, the node goes on running; the uploads are still there.
            logger.LogError(failure, "Uploads that no case has asked for could not be erased now; tried again in an hour");
        }
    }
}
