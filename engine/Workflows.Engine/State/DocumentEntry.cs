using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions;

namespace Workflows.Engine.State;

/// <summary>One version of a document in a case's register.</summary>
/// <param name="Number">Counts from 1 in the case.</param>
/// <param name="Version">Counts from 1; the earlier ones stay.</param>
public readonly record struct DocumentId(int Number, int Version)
{
    public override string ToString() => $"document {Number}, version {Version}";
}

/// <summary>What the register of a case knows of a version of a document; what stands in it is a file of its own.</summary>
public sealed record DocumentEntry
{
    public required DocumentId Id { get; init; }

    /// <summary>The step that wrote it.</summary>
    public required string Node { get; init; }

    /// <summary>The process, or the item that it is about: the same step in the same scope writes versions of one number.</summary>
    public required ScopeId Scope { get; init; }

    /// <summary>Placeholders filled.</summary>
    public required string Title { get; init; }

    public string? Kind { get; init; }

    /// <summary>The reference under which an archive knows it.</summary>
    public string? RegisteredAs { get; init; }

    public required Instant WrittenAt { get; init; }

    /// <summary>The principals that may read it though they may not see the case.</summary>
    public ImmutableArray<string> Copies { get; init; } = [];

    public required Sensitivity Sensitivity { get; init; }

    /// <summary>The id of the file; follows from instance, number and version.</summary>
    public required Guid File { get; init; }

    /// <summary>As it is called when it is downloaded.</summary>
    public required string FileName { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    public bool Equals(DocumentEntry? other) =>
        other is not null && Id == other.Id && File == other.File && Copies.SequenceEqual(other.Copies);

    public override int GetHashCode() => Id.GetHashCode();
}

public sealed record DocumentWritten(DocumentEntry Document) : ProcessEvent;
