using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Running;

namespace Workflows.Benchmarks.Hosting;

/// <summary>A whole runtime as a server has it: timers, sweeps, mails and all, without the web.</summary>
internal sealed class HostedNode : IAsyncDisposable
{
    private readonly IHost _host;

    private HostedNode(IHost host) => _host = host;

    public static async Task<HostedNode> StartAsync(Action<WorkflowsOptions> configure, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddWorkflows(configure);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new(host);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task DeployAsync(string process, CancellationToken cancellationToken) =>
        Get<ProcessLibrary>().DeployAsync(Checked.Processes([process], Office.OfOne), null, cancellationToken);

    public async Task<InstanceId> StartCaseAsync(string process, string person, FeelContext data, CancellationToken cancellationToken)
    {
        var outcome = await Get<InstanceRunner>().StartAsync(
            Guid.NewGuid(), $"person:{person}", process, new StartInstance(person, data), cancellationToken);
        return outcome is StepOutcome.Accepted accepted
            ? accepted.Instance
            : throw new InvalidOperationException($"A case was not started: {outcome}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
