using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Runtime.Deployment;
using Workflows.Server.Hosting;

namespace Workflows.Server.Deploying;

/// <summary>Checks files and brings the processes in them into force.</summary>
internal sealed class Deployer(ProcessLibrary library, ServerFolders folders, TimeProvider time)
{
    private volatile Lazy<DeploymentAttempt>? _latest;

    /// <summary>What came of the last attempt; null before the first.</summary>
    public DeploymentAttempt? Latest => _latest?.Value;

    /// <summary>Brings every process of the folder without errors into force; of the others, what was in force stays.</summary>
    /// <remarks>A file that has not changed since the server last brought it into force is left alone: it may have been replaced
    /// by a bundle since, and a restart must not undo that. A folder of which nothing is new is not even checked
    /// (<see cref="FolderMark"/>); what the check would find that is no warning is found when somebody asks for it.</remarks>
    public async Task<DeploymentAttempt> DeployFolderAsync(SourceSet files, CancellationToken cancellationToken)
    {
        var (mark, before) = (FolderMark.Of(files), await library.StandingAsync(cancellationToken));
        if (FolderMark.Read(folders.Data) is { } known && (known.Files, known.Standing) == (mark, before))
        {
            var unchanged = new DeploymentAttempt(
                Now(), [.. known.Processes.Select(p => new DeploymentReport(p.Process, p.Definition, IsNew: false))], [], null);
            _latest = new(() => unchanged with { Diagnostics = FolderChecker.Check(files).Diagnostics });
            return unchanged;
        }

        var attempt = await CheckAndDeployAsync(files, cancellationToken);
        if (attempt.Refusal is null
            && attempt.Diagnostics.All(d => d.Severity is Severity.Info)
            && await library.StandingAsync(cancellationToken) == before)
        {
            var inForce = attempt.Processes.Select(p => new FolderMark.InForce(p.Process, p.Definition));
            new FolderMark(mark, before, [.. inForce]).Write(folders.Data);
        }

        return attempt;
    }

    /// <summary>Brings all processes of a bundle into force, or none when anything in it has an error.</summary>
    public async Task<DeploymentAttempt> DeployAllAsync(SourceSet files, string actor, CancellationToken cancellationToken)
    {
        var check = FolderChecker.Check(files);
        return check.HasErrors
            ? Remember(new(Now(), [], check.Diagnostics, null))
            : await DeployAsync(check, check.Processes, actor, cancellationToken);
    }

    private async Task<DeploymentAttempt> CheckAndDeployAsync(SourceSet files, CancellationToken cancellationToken)
    {
        var check = FolderChecker.Check(files);
        var changed = new List<CheckedProcess>();
        var kept = new List<DeploymentReport>();
        foreach (var process in check.Processes.Where(p => !p.HasErrors))
        {
            var history = await library.HistoryAsync(process.Process.Id.Value, cancellationToken);
            if (history.FirstOrDefault(d => d.Actor is null)?.Definition == process.ContentHash && history[0].Actor is not null)
            {
                kept.Add(new(process.Process.Id.Value, history[0].Definition, IsNew: false));
            }
            else
            {
                changed.Add(process);
            }
        }

        var attempt = await DeployAsync(check, changed, actor: null, cancellationToken);
        return Remember(attempt with { Processes = [.. attempt.Processes, .. kept] });
    }

    private async Task<DeploymentAttempt> DeployAsync(
        FolderCheck check, IReadOnlyCollection<CheckedProcess> processes, string? actor, CancellationToken cancellationToken)
    {
        var outcome = await library.DeployAsync(processes, actor, cancellationToken);
        return Remember(outcome switch
        {
            DeploymentOutcome.Deployed deployed => new(Now(), [.. deployed.Processes], check.Diagnostics, null),
            DeploymentOutcome.Refused refused => new(Now(), [], check.Diagnostics, refused.Reason),
            _ => throw new InvalidOperationException($"No case for {outcome.GetType().Name}: the set is closed."),
        });
    }

    private DeploymentAttempt Remember(DeploymentAttempt attempt)
    {
        _latest = new(attempt);
        return attempt;
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
