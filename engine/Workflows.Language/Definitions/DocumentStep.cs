using System.Collections.Immutable;

namespace Workflows.Language.Definitions;

/// <summary><c>document:</c> writes a document into the case's register (BPMN 2.0 §10.4.1 data object).</summary>
/// <remarks>The first passing gives it the next number of the case; each further one makes a new version of it. What it yields:
/// <c>number</c>, <c>version</c>, <c>file</c>, <c>at</c> (the day).</remarks>
public sealed record DocumentStep : Step
{
    public required TextTemplate Name { get; init; }

    /// <summary><c>template:</c> a Markdown file with placeholders; either this or <see cref="Text"/>.</summary>
    public Word? Template { get; init; }

    /// <summary><c>text:</c> the document itself, as Markdown with placeholders.</summary>
    public TextTemplate? Text { get; init; }

    /// <summary>What kind of document it is, such as <c>report</c>; null: none is said.</summary>
    public Word? Kind { get; init; }

    /// <summary><c>registered-as:</c> the reference under which an archive knows it.</summary>
    public TextTemplate? RegisteredAs { get; init; }

    /// <summary>Who may read the document though they may not see the case; they are told of it.</summary>
    public ImmutableArray<RoleReference> Copies { get; init; } = [];

    /// <summary>How much harm a leak does; it has to be that of the most sensitive field in it.</summary>
    public Sensitivity Sensitivity { get; init; } = Sensitivity.Internal;
}
