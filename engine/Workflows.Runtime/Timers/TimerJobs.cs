using Quartz;
using Workflows.Runtime.Recurring;

namespace Workflows.Runtime.Timers;

/// <summary>A timer rings.</summary>
internal sealed class RingJob(DueTimers timers) : IJob
{
    public static JobKey Key { get; } = new("ring", "timers");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await timers.RingAsync(cancellationToken);
}

/// <summary>Tops up the horizon of this node, and repairs what a crash swallowed.</summary>
[DisallowConcurrentExecution]
internal sealed class HorizonJob(TimerHorizon horizon, StartHorizon starts) : IJob
{
    public static JobKey Key { get; } = new("horizon", "timers");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await horizon.LookAsync(cancellationToken);
        await starts.LookAsync(cancellationToken);
    }
}

/// <summary>On PostgreSQL, kept by the clustered store: runs on one node at a time and goes on when that one is gone.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(DueTimers timers) : IJob
{
    public static JobKey Key { get; } = new("sweep", "timers");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await timers.RingAsync(cancellationToken);
}

/// <summary>Cases are due to start by themselves. On PostgreSQL kept by the clustered store, so that one node does it.</summary>
[DisallowConcurrentExecution]
internal sealed class StartsJob(RecurringStarts starts) : IJob
{
    public static JobKey Key { get; } = new("starts", "timers");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await starts.RingAsync(cancellationToken);
}
