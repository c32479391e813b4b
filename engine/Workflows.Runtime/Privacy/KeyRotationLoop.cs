using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Running;

namespace Workflows.Runtime.Privacy;

/// <summary>Brings a change of the master key to its end: that which was begun here, and that which a killed node left.</summary>
public sealed class KeyRotationLoop(KeyRotation rotation, TimeProvider time, ILogger<KeyRotationLoop> logger) : WakingLoop(time, logger)
{
    protected override async Task<Instant?> RunOnceAsync(CancellationToken cancellationToken)
    {
        await rotation.ContinueAsync(cancellationToken);
        return null;
    }
}
