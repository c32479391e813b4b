using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Nodes;

/// <summary>A whole runtime as the server hosts it, with its loops and both schedulers; several in one process make a cluster.</summary>
internal sealed class HostedNode : IAsyncDisposable
{
    private readonly IHost _host;

    private HostedNode(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IDatabase Database => Services.GetRequiredService<IDatabase>();

    public ProcessLibrary Library => Services.GetRequiredService<ProcessLibrary>();

    public InstanceRunner Runner => Services.GetRequiredService<InstanceRunner>();

    public static async Task<HostedNode> StartAsync(Action<WorkflowsOptions> configure, Action<IServiceCollection>? also = null)
    {
        var node = Idle(configure, also);
        await node._host.StartAsync();
        return node;
    }

    /// <summary>One in which nothing runs by itself.</summary>
    public static HostedNode Idle(Action<WorkflowsOptions> configure, Action<IServiceCollection>? also = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddWorkflows(configure);
        also?.Invoke(builder.Services);
        return new(builder.Build());
    }

    public async Task<StepOutcome.Accepted> BeginAsync(string process) => Assert.IsType<StepOutcome.Accepted>(
        await Runner.StartAsync(Guid.NewGuid(), null, process, new StartInstance(null, FeelContext.Empty), default));

    public async Task<long> CountAsync(string table, string where = "1 = 1") =>
        (await Database.QueryAsync(new("count", $"select count(*) from {table} where {where}"), row => row.Number(0), default))[0];

    /// <summary>Waits until a count of rows is reached; fails when it is not within the time.</summary>
    public async Task UntilAsync(long count, string table, string where, TimeSpan within)
    {
        var end = TimeProvider.System.GetTimestamp();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        long now;
        while ((now = await CountAsync(table, where)) != count)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(end) < within, $"{now} rows of {table} where {where}, and not {count}, after {within}.");
            await look.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
