using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Running;

namespace Workflows.Runtime.Dispatching;

/// <summary>Runs the delivery whenever a step has left something for another case, and when a retry is due.</summary>
public sealed class DispatchLoop(DispatchDelivery delivery, TimeProvider time, ILogger<DispatchLoop> logger) : WakingLoop(time, logger)
{
    protected override Task<Instant?> RunOnceAsync(CancellationToken cancellationToken) => delivery.DeliverAsync(cancellationToken);
}
