using NodaTime;

namespace Workflows.Runtime.Deployment;

/// <summary>A process in force.</summary>
/// <param name="Process">Its id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Definition">The content hash that new instances pin.</param>
/// <param name="At">Since when.</param>
/// <param name="Actor">Who deployed it; null when the server did, from its folder.</param>
public sealed record DeployedProcess(string Process, string Title, string Definition, Instant At, string? Actor);

/// <summary>What deploying did to one process.</summary>
/// <param name="Process">Its id.</param>
/// <param name="Definition">The content hash.</param>
/// <param name="IsNew">False when that very definition was in force already.</param>
public sealed record DeploymentReport(string Process, string Definition, bool IsNew);

/// <summary>What came of deploying a set of processes.</summary>
public abstract record DeploymentOutcome
{
    public sealed record Deployed(IReadOnlyList<DeploymentReport> Processes) : DeploymentOutcome;

    /// <param name="Reason">What is wrong with the set as a whole, and what to do.</param>
    public sealed record Refused(string Reason) : DeploymentOutcome;
}
