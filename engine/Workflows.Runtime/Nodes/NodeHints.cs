using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;

namespace Workflows.Runtime.Nodes;

/// <summary>Tells the other nodes that there is mail, a call or something for another case to do, so that they help at once.</summary>
/// <remarks>Only hints: every loop looks at its table from time to time and finds what no hint told of. They are said apart from the commits,
/// since PostgreSQL lets transactions that notify commit only one after the other, and gathered, so that they cost little under load.
/// They say which kind of work there is, and nothing of any case.</remarks>
public sealed class NodeHints(
    WorkflowsOptions options,
    IDatabase database,
    NodeIdentity node,
    CommitHints commits,
    OutboxLoop outbox,
    JobLoop jobs,
    DispatchLoop dispatches,
    TimeProvider time,
    ILogger<NodeHints> logger) : BackgroundService
{
    private static readonly TimeSpan Gathered = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly PostgresChannel _channel = new(options.Postgres!, "workflows_hints");
    private readonly SemaphoreSlim _something = new(0, 1);
    private int _work;

    [Flags]
    private enum Work
    {
        None = 0,
        Mail = 1,
        Calls = 2,
        Dispatches = 4,
        All = Mail | Calls | Dispatches,
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        commits.Committed += Gather;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        commits.Committed -= Gather;
        return base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _something.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(() => _channel.ListenAsync(() => Wake(Work.All), Hear, stoppingToken), stoppingToken),
        RepeatAsync(() => SayAsync(stoppingToken), stoppingToken));

    private async Task RepeatAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogWarning(
                    "Hints between nodes are interrupted ({Failure}); the looks at the tables go on, and hints again in {Pause}",
                    failure.Message,
                    Pause);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Gather(CommitHint hint)
    {
        var work = (hint.HasMail ? Work.Mail : 0) | (hint.HasCalls ? Work.Calls : 0) | (hint.HasDispatches ? Work.Dispatches : 0);
        if (work is not Work.None && Interlocked.Or(ref _work, (int)work) == 0)
        {
            Release();
        }
    }

    private void Release()
    {
        try
        {
            _something.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was said already.
        }
    }

    private async Task SayAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _something.WaitAsync(stoppingToken);
            await Task.Delay(Gathered, time, stoppingToken);
            var work = Interlocked.Exchange(ref _work, 0);
            await database.WriteAsync(
                (session, ct) => session.QueryAsync(_channel.Say($"{node.Id:N} {work}"), _ => 0, ct), stoppingToken);
        }
    }

    private void Hear(string said)
    {
        if (said.Split(' ') is [var from, var work] && from != $"{node.Id:N}" && int.TryParse(work, out var kinds))
        {
            Wake((Work)kinds);
        }
    }

    private void Wake(Work work)
    {
        if (work.HasFlag(Work.Mail))
        {
            outbox.Wake();
        }

        if (work.HasFlag(Work.Calls))
        {
            jobs.Wake();
        }

        if (work.HasFlag(Work.Dispatches))
        {
            dispatches.Wake();
        }
    }
}
