using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Quartz;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Timers;

/// <summary>Keeps Quartz triggers in memory for every timer that rings within the horizon of this node: one for all that are due
/// within the same short time (<see cref="Beat"/>).</summary>
/// <remarks>A trigger whose waits are gone rings for nothing, which costs one look at the table; a trigger that is lost is made up for by
/// the next look at the horizon, which fires what is due.</remarks>
public sealed class TimerHorizon(
    IDatabase database,
    [FromKeyedServices(TimerServices.Alarms)] ISchedulerFactory schedulers,
    DueTimers timers,
    TimeProvider time,
    ILogger<TimerHorizon> logger)
{
    /// <summary>Timers that are due within this time of one another ring together, at its end: 100,000 within a minute are 1,200 triggers,
    /// and each finds a batch.</summary>
    private static readonly Duration Beat = Duration.FromMilliseconds(50);

    /// <summary>How long after the end of a beat its trigger rings: Quartz may be two milliseconds early, and what is not due yet is not
    /// fired.</summary>
    private static readonly Duration After = Duration.FromMilliseconds(5);

    /// <summary>The beats that have triggers, as ticks; of those that are over, some until the next look.</summary>
    private readonly ConcurrentDictionary<long, byte> _beats = [];

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
                "select distinct (due_at + $3 - 1) / $3 * $3 from wait where due_at > $1 and due_at <= $2",
                now,
                now + Length,
                Beat.BclCompatibleTicks),
            row => row.Number(0),
            cancellationToken);
        foreach (var over in _beats.Keys.Where(beat => beat < now.ToUnixTimeTicks()))
        {
            _beats.TryRemove(over, out _);
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var beat in ahead)
        {
            await SetAsync(scheduler, beat, cancellationToken);
        }

        LastLook = now;
        logger.LogDebug("Timers ring at {Count} times within {Horizon}", ahead.Length, Length);
    }

    /// <summary>Takes over what a commit has just set.</summary>
    internal async Task SetAsync(IEnumerable<DueWait> waits, CancellationToken cancellationToken)
    {
        var horizon = Now + Length;
        IScheduler? scheduler = null;
        foreach (var wait in waits.Where(w => w.DueAt <= horizon))
        {
            scheduler ??= await schedulers.GetScheduler(cancellationToken);
            await SetAsync(scheduler, BeatOf(wait.DueAt), cancellationToken);
        }
    }

    /// <summary>The end of the beat in which a timer is due.</summary>
    private static long BeatOf(Instant due)
    {
        var length = Beat.BclCompatibleTicks;
        return (due.ToUnixTimeTicks() + length - 1) / length * length;
    }

    private async Task SetAsync(IScheduler scheduler, long beat, CancellationToken cancellationToken)
    {
        // A trigger of a beat that is over may have rung before the timer was stored: then another is set, and rings at once.
        if (!_beats.TryAdd(beat, 0) && beat > Now.ToUnixTimeTicks())
        {
            return;
        }

        var trigger = TriggerBuilder.Create()
            .WithIdentity(beat.ToString(CultureInfo.InvariantCulture), "beats")
            .ForJob(RingJob.Key)
            .StartAt((Instant.FromUnixTimeTicks(beat) + After).ToDateTimeOffset())
            .Build();
        try
        {
            await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
        }
        catch
        {
            _beats.TryRemove(beat, out _);
            throw;
        }
    }
}
