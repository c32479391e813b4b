using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Runtime.Deployment;

namespace Workflows.Server.Deploying;

/// <summary>Checks files and brings the processes in them into force.</summary>
internal sealed class Deployer(ProcessLibrary library, TimeProvider time)
{
    /// <summary>What came of the last attempt; null before the first.</summary>
    public DeploymentAttempt? Latest { get; private set; }

    /// <summary>Brings every process without errors into force; of the others, what was in force stays.</summary>
    public async Task<DeploymentAttempt> DeployValidAsync(SourceSet files, CancellationToken cancellationToken) =>
        await DeployAsync(FolderChecker.Check(files), actor: null, cancellationToken);

    /// <summary>Brings all processes of a bundle into force, or none when anything in it has an error.</summary>
    public async Task<DeploymentAttempt> DeployAllAsync(SourceSet files, string actor, CancellationToken cancellationToken)
    {
        var check = FolderChecker.Check(files);
        return check.HasErrors
            ? Latest = new(Now(), [], check.Diagnostics, null)
            : await DeployAsync(check, actor, cancellationToken);
    }

    private async Task<DeploymentAttempt> DeployAsync(FolderCheck check, string? actor, CancellationToken cancellationToken)
    {
        var valid = check.Processes.Where(p => !p.HasErrors).ToList();
        var outcome = await library.DeployAsync(valid, actor, cancellationToken);
        return Latest = outcome switch
        {
            DeploymentOutcome.Deployed deployed => new(Now(), [.. deployed.Processes], check.Diagnostics, null),
            DeploymentOutcome.Refused refused => new(Now(), [], check.Diagnostics, refused.Reason),
            _ => throw new InvalidOperationException($"No case for {outcome.GetType().Name}: the set is closed."),
        };
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}

/// <summary>An attempt to bring files into force.</summary>
/// <param name="At">When.</param>
/// <param name="Processes">What is in force because of it.</param>
/// <param name="Diagnostics">All findings, sorted by place.</param>
/// <param name="Refusal">Why the set as a whole was refused; null when it was not.</param>
internal sealed record DeploymentAttempt(
    Instant At, ImmutableArray<DeploymentReport> Processes, ImmutableArray<Diagnostic> Diagnostics, string? Refusal)
{
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}
