using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Running;

namespace Workflows.Runtime.Outbox;

/// <summary>Runs the sender whenever a step has left mail, and when a retry is due.</summary>
public sealed class OutboxLoop(OutboxSender sender, TimeProvider time, ILogger<OutboxLoop> logger) : WakingLoop(time, logger)
{
    protected override Task<Instant?> RunOnceAsync(CancellationToken cancellationToken) => sender.SendAsync(cancellationToken);
}
