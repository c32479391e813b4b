using NodaTime;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;

namespace Workflows.Server.Api.Health;

/// <summary>Notices when the alarm clock does not ring.</summary>
internal sealed class TimerAlarm(TimerQueries timers, TimeProvider time)
{
    private static readonly Duration Tolerance = Duration.FromMinutes(1);

    public async Task<bool> IsOverdueAsync(CancellationToken cancellationToken)
    {
        var next = await timers.ListAsync(Viewer.Administrator, new(), new(null, 1), cancellationToken);
        return next.Items is [var first] && first.Timer.DueAt < Instant.FromDateTimeOffset(time.GetUtcNow()) - Tolerance;
    }
}
