using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Running;
using Workflows.Runtime.Tests.Running;
using Xunit;

namespace Workflows.Runtime.Tests.Jobs;

/// <summary>A node with everything that makes calls; several may share a store.</summary>
internal sealed class CallingNode : IDisposable
{
    private readonly ServiceCaller _caller;

    public CallingNode(TestNode node, ServiceSettings settings)
    {
        Node = node;
        Jobs = new(node.Database, node.Keys, node.Time);
        _caller = new(settings, node.Time);
        Worker = new(node.Runner, Jobs, _caller, node.Time, NullLogger<JobWorker>.Instance);
        Loop = new(Jobs, Worker, settings, node.Time, NullLogger<JobLoop>.Instance);
    }

    public TestNode Node { get; }

    public DueJobs Jobs { get; }

    public JobWorker Worker { get; }

    public JobLoop Loop { get; }

    /// <summary>Deploys a process of these steps and starts it.</summary>
    public async Task<InstanceId> StartAsync(string steps)
    {
        var yaml =
            $"process: calls\ntitle: Calls\ndata:\n  secret_plan: {{ type: text, default: canary-body, sensitivity: special }}\nsteps:\n{steps}";
        var process = ProcessChecker.Check(SourceSet.Of([new("calls.process.yaml", yaml)]), "calls.process.yaml", new DiagnosticBag())!;
        Assert.Empty(process.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message));
        await Node.Library.DeployAsync([process], null, default);
        return Assert.IsType<StepOutcome.Accepted>(
            await Node.Runner.StartAsync(Guid.NewGuid(), null, "calls", new StartInstance(null, FeelContext.Empty), default)).Instance;
    }

    /// <summary>Makes every call that is due now, and waits for what comes of it.</summary>
    public async Task CallDueAsync()
    {
        await Loop.StartDueAsync(default);
        await Loop.SettleAsync();
    }

    public async Task<JobWait> JobAsync(InstanceId instance) =>
        Assert.Single((await Node.StateAsync(instance)).Waits.Values.OfType<JobWait>());

    public void Dispose()
    {
        Loop.Dispose();
        _caller.Dispose();
    }
}
