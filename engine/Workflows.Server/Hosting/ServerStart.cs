using NodaTime;

namespace Workflows.Server.Hosting;

/// <summary>When this run of the server began.</summary>
internal sealed record ServerStart(Instant At);
