using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Quartz;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Timers;

/// <summary>Keeps a Quartz trigger in memory for every timer that rings within the horizon of this node.</summary>
/// <remarks>Setting a trigger again replaces it. A trigger whose wait is gone rings for nothing, which costs one look at the table; a
/// trigger that is lost is set again by the next look at the horizon, and what was missed is due and found there.</remarks>
public sealed class TimerHorizon(
    IDatabase database,
    [FromKeyedServices(TimerServices.Alarms)] ISchedulerFactory schedulers,
    DueTimers timers,
    TimeProvider time,
    ILogger<TimerHorizon> logger)
{
    /// <summary>Triggers in memory at most; the rest is found by a later look.</summary>
    private const int MostTriggers = 20_000;

    /// <summary>How far ahead triggers are held.</summary>
    public static Duration Length { get; } = Duration.FromMinutes(10);

    /// <summary>When this node last read the table to the end; null before the first time.</summary>
    internal Instant? LastLook { get; private set; }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Reads the table: sets a trigger for everything within the horizon, and fires what is due.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await timers.RingAsync(cancellationToken);
        var now = Now;
        var ahead = await database.QueryAsync(
            new(
                "wait.ahead",
                "select instance, id, due_at from wait where due_at > $1 and due_at <= $2 order by due_at limit $3",
                now,
                now + Length,
                (long)MostTriggers),
            DueWait.Read,
            cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var wait in ahead)
        {
            await SetAsync(scheduler, wait, cancellationToken);
        }

        LastLook = now;
        logger.LogDebug("{Count} timers ring within {Horizon}", ahead.Length, Length);
    }

    /// <summary>Takes over what a commit has just set.</summary>
    internal async Task SetAsync(IEnumerable<DueWait> waits, CancellationToken cancellationToken)
    {
        var horizon = Now + Length;
        IScheduler? scheduler = null;
        foreach (var wait in waits.Where(w => w.DueAt <= horizon))
        {
            scheduler ??= await schedulers.GetScheduler(cancellationToken);
            await SetAsync(scheduler, wait, cancellationToken);
        }
    }

    private static async Task SetAsync(IScheduler scheduler, DueWait wait, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create()
            .WithIdentity($"{wait.Instance.Value:N}/{wait.Wait.Value}", "waits")
            .ForJob(RingJob.Key)
            .StartAt(wait.DueAt.ToDateTimeOffset())
            .Build();
        await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }
}
