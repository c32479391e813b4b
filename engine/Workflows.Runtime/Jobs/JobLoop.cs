using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Engine.State;

namespace Workflows.Runtime.Jobs;

/// <summary>Starts the attempts that are due: when a step has set a call, when a pause is over, when a worker is free again, and from time
/// to time in case a hint was lost.</summary>
public sealed class JobLoop(DueJobs jobs, JobWorker worker, ServiceSettings settings, TimeProvider time, ILogger<JobLoop> logger) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _woken = new(0, 1);
    private readonly ConcurrentDictionary<(InstanceId, WaitId), Task> _underWay = [];

    /// <summary>Says that it is worth looking. Cheap, and may be said too often.</summary>
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

    /// <summary>Starts what is due now, as far as workers are free.</summary>
    /// <returns>When to look again.</returns>
    internal async Task<TimeSpan> StartDueAsync(CancellationToken cancellationToken)
    {
        var busy = _underWay.Count;
        var free = settings.AtOnce - busy;
        var due = free > 0 ? await jobs.ClaimAsync(free, busy, cancellationToken) : [];
        foreach (var job in due.Where(j => !_underWay.ContainsKey((j.Instance, j.Job))).Take(free))
        {
            // In two steps, since it may be over before it is noted down.
            var call = (job.Instance, job.Job);
            _underWay[call] = Task.CompletedTask;
            _underWay.TryUpdate(call, Task.Run(() => WorkAsync(job, cancellationToken), CancellationToken.None), Task.CompletedTask);
        }

        var next = await jobs.NextAsync(cancellationToken);
        var until = next is { } at ? (at - Instant.FromDateTimeOffset(time.GetUtcNow())).ToTimeSpan() : LongestSleep;
        return until < ShortestSleep ? ShortestSleep : until < LongestSleep ? until : LongestSleep;
    }

    /// <summary>Until no attempt is under way.</summary>
    internal async Task SettleAsync()
    {
        while (_underWay.Values.ToArray() is { Length: > 0 } running)
        {
            await Task.WhenAll(running);
        }
    }

    public override void Dispose()
    {
        _woken.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var sleep = LongestSleep;
                try
                {
                    sleep = await StartDueAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // Whatever it is, calls must go on; the rows are still there.
                    logger.LogError(failure, "Calls that are due could not be looked for; tried again in {Sleep}", sleep);
                }

                await _woken.WaitAsync(sleep, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: what is under way is cut off, and begun again when its time is over.
        }

        await SettleAsync();
    }

    private async Task WorkAsync(DueJob job, CancellationToken cancellationToken)
    {
        try
        {
            await worker.WorkAsync(job, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception failure)
        {
            // One call that cannot be made must not keep the others from being made; it is begun again when its time is over.
            logger.LogError(failure, "Call {Job} of {Instance} could not be carried through", job.Job.Value, job.Instance.Value);
        }
        finally
        {
            _underWay.TryRemove((job.Instance, job.Job), out _);
            Wake();
        }
    }
}
