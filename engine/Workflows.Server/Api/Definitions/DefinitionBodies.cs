using System.Collections.Immutable;
using NodaTime;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Api.Definitions;

/// <summary>A process that can be started, as it is in force now.</summary>
/// <param name="Process">The id by which files, commands and instances name it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Description">What it is for; null where the author says nothing.</param>
/// <param name="Language">BCP 47 tag of the language that the texts here are in.</param>
/// <param name="Languages">BCP 47 tags of all languages that it has texts in, its own first.</param>
/// <param name="Owner">The role that answers for it.</param>
/// <param name="Revision">The content hash of the revision in force.</param>
/// <param name="DeployedAt">When that revision came into force.</param>
/// <param name="Running">How many instances of any revision run, as far as they were counted: to 1,000.</param>
/// <param name="RunningAtLeast">True when there may be more than were counted.</param>
/// <param name="MayStart">True when the person who asks may start it.</param>
public sealed record DefinitionSummary(
    string Process,
    string Title,
    string? Description,
    string Language,
    ImmutableArray<string> Languages,
    string? Owner,
    string Revision,
    Instant DeployedAt,
    int Running,
    bool RunningAtLeast,
    bool MayStart);

/// <summary>A revision of a process with what it consists of.</summary>
/// <param name="Summary">What the list says of it.</param>
/// <param name="Steps">In the order of the file; steps inside others follow the one that they are in.</param>
/// <param name="Revisions">All revisions, the newest first.</param>
/// <param name="Diagnostics">What checking found in the revision in force, and in a newer one that was refused.</param>
public sealed record DefinitionDetail(
    DefinitionSummary Summary,
    ImmutableArray<StepSummary> Steps,
    ImmutableArray<RevisionSummary> Revisions,
    ImmutableArray<DiagnosticBody> Diagnostics);

/// <summary>A step of a process as its author wrote it.</summary>
/// <param name="Node">The id that tasks, timers and incidents name it by.</param>
/// <param name="Kind">The step's keyword, such as <c>task</c>.</param>
/// <param name="Title">What it is about, placeholders left open.</param>
/// <param name="Depth">0 for the process's own list, 1 for a list inside one of its steps, and so on.</param>
/// <param name="Clauses">Of the governing document.</param>
public sealed record StepSummary(string Node, string Kind, string Title, int Depth, ImmutableArray<string> Clauses);

/// <param name="Revision">The content hash.</param>
/// <param name="DeployedAt">When it came into force.</param>
/// <param name="Running">How many instances run on it, as far as they were counted.</param>
/// <param name="RunningAtLeast">True when there may be more than were counted.</param>
public sealed record RevisionSummary(string Revision, Instant DeployedAt, int Running, bool RunningAtLeast);

/// <summary>A file of a definition.</summary>
/// <param name="Path">Relative to the folder of processes, with forward slashes.</param>
/// <param name="Content">The text as the author wrote it.</param>
public sealed record SourceFile(string Path, string Content);

/// <summary>The files that a revision was read from.</summary>
/// <param name="Revision">The content hash.</param>
/// <param name="Files">By path.</param>
public sealed record SourceFiles(string Revision, ImmutableArray<SourceFile> Files);

/// <summary>A bundle of files to check or to bring into force: processes with all that they refer to.</summary>
public sealed record DeploymentRequest
{
    public required ImmutableArray<SourceFile> Files { get; init; }
}

/// <summary>What came of a bundle without errors.</summary>
/// <param name="Processes">Every process in it.</param>
/// <param name="Diagnostics">Warnings and remarks, sorted by place.</param>
public sealed record DeploymentResult(ImmutableArray<DeployedProcess> Processes, ImmutableArray<DiagnosticBody> Diagnostics);

/// <param name="Process">Its id.</param>
/// <param name="Revision">The content hash.</param>
/// <param name="Outcome">What was done.</param>
public sealed record DeployedProcess(string Process, string Revision, DeploymentOutcome Outcome);

public enum DeploymentOutcome
{
    /// <summary>Only checked; nothing was stored.</summary>
    Checked,

    /// <summary>The revision is new and in force now.</summary>
    Deployed,

    /// <summary>The same revision was in force already.</summary>
    Unchanged,
}

/// <summary>How the last attempt to bring files into force went; also where none of them could be.</summary>
/// <param name="At">When.</param>
/// <param name="Processes">What is in force because of it; empty when it was refused.</param>
/// <param name="Diagnostics">All findings, sorted by place.</param>
public sealed record LatestDeployment(
    Instant At, ImmutableArray<DeployedProcess> Processes, ImmutableArray<DiagnosticBody> Diagnostics);

/// <summary>Whether to bring a bundle into force.</summary>
public enum DeploymentCheck
{
    /// <summary>Only check it.</summary>
    Only,
}
