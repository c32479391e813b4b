using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Quartz;
using Workflows.Runtime.Recurring;

namespace Workflows.Runtime.Timers;

/// <summary>Keeps a Quartz trigger for every recurring start that comes within the horizon: on PostgreSQL in the clustered store, so that one
/// node rings it and another does when that one is gone; on SQLite in memory.</summary>
/// <remarks>A trigger that is lost or rings twice does no harm: the table says what is due, and every look starts it.</remarks>
public sealed class StartHorizon(
    RecurringStarts starts, [FromKeyedServices(TimerServices.Shared)] ISchedulerFactory schedulers, TimeProvider time)
{
    /// <summary>Starts what is due, and sets a trigger for what comes next.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await starts.RingAsync(cancellationToken);
        var ahead = await starts.AheadAsync(Instant.FromDateTimeOffset(time.GetUtcNow()) + TimerHorizon.Length, cancellationToken);
        if (ahead.IsEmpty)
        {
            return;
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var start in ahead)
        {
            var trigger = TriggerBuilder.Create()
                .WithIdentity($"{start.Process}/{start.Rule}", "starts")
                .ForJob(StartsJob.Key)
                .StartAt(start.At.ToDateTimeOffset())
                .Build();
            await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
        }
    }
}
