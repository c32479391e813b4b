using NodaTime;
using Workflows.Runtime.Queries;

namespace Workflows.Server.Api.Health;

/// <summary>Notices when what one case sent to another does not arrive.</summary>
internal sealed class DeliveryAlarm(UndeliveredQueries undelivered, TimeProvider time)
{
    private static readonly Duration Tolerance = Duration.FromMinutes(5);

    public async Task<bool> IsStuckAsync(CancellationToken cancellationToken) =>
        await undelivered.OldestAsync(cancellationToken) is { } oldest && oldest < Instant.FromDateTimeOffset(time.GetUtcNow()) - Tolerance;
}
