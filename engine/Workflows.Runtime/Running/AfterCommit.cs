using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Timers;

namespace Workflows.Runtime.Running;

/// <summary>Follows what was committed: sets triggers for new timers, wakes the sender of mails, the callers of services and the delivery
/// between cases.</summary>
/// <remarks>All of it only saves waiting for the next look at the tables, so what is lost here is found there.</remarks>
public sealed class AfterCommit(
    CommitHints hints,
    TimerHorizon horizon,
    OutboxLoop outbox,
    JobLoop jobs,
    DispatchLoop dispatches,
    ILogger<AfterCommit> logger) : BackgroundService
{
    /// <summary>Hints beyond this many are dropped, oldest first: the next look at the tables makes up for them.</summary>
    private const int MostHints = 10_000;

    private readonly Channel<CommitHint> _hints = Channel.CreateBounded<CommitHint>(
        new BoundedChannelOptions(MostHints) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        hints.Committed += Hear;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        hints.Committed -= Hear;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var hint in _hints.Reader.ReadAllAsync(stoppingToken))
            {
                await FollowAsync(hint, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private void Hear(CommitHint hint) => _hints.Writer.TryWrite(hint);

    private async Task FollowAsync(CommitHint hint, CancellationToken cancellationToken)
    {
        try
        {
            if (hint.HasMail)
            {
                outbox.Wake();
            }

            if (hint.HasCalls)
            {
                jobs.Wake();
            }

            if (hint.HasDispatches)
            {
                dispatches.Wake();
            }

            await horizon.SetAsync(hint.Timers.Select(t => new DueWait(hint.Instance, t.Wait, t.DueAt)), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogWarning(failure, "A commit of {Instance} was not followed at once; the next look at the tables does it", hint.Instance.Value);
        }
    }
}
