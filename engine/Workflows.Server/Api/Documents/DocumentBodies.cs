using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions;

namespace Workflows.Server.Api.Documents;

/// <summary>A version of a document in the register of a case.</summary>
/// <param name="Instance">The case.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Node">The step that wrote it.</param>
/// <param name="Number">Counts from 1 in the case.</param>
/// <param name="Version">Counts from 1; the earlier ones stay.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">What kind of document it is; null where the process does not say.</param>
/// <param name="RegisteredAs">The reference under which an archive knows it.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="Copies">The principals that may read it though they may not see the case.</param>
/// <param name="Sensitivity">How much harm a leak does.</param>
/// <param name="File">The id under which it is downloaded, as other files are.</param>
/// <param name="Name">What the file is called.</param>
/// <param name="Size">In bytes.</param>
public sealed record DocumentBody(
    Guid Instance,
    string Process,
    string Node,
    int Number,
    int Version,
    string Title,
    string? Kind,
    string? RegisteredAs,
    Instant WrittenAt,
    ImmutableArray<string> Copies,
    Sensitivity Sensitivity,
    Guid File,
    string Name,
    long Size);
