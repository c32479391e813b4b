using Workflows.Language.Text;

namespace Workflows.Language.Feel;

/// <summary>A text that is written out in an expression, to be compared by <c>=</c>, <c>!=</c> or <c>in</c>.</summary>
/// <param name="Name">The variable that it is compared with.</param>
/// <param name="Field">The field of the variable, where one stands behind the point; else null.</param>
/// <param name="Text">Without its quotes.</param>
/// <param name="Span">Where it stands, with its quotes.</param>
internal sealed record ComparedText(string Name, string? Field, string Text, SourceSpan Span)
{
    /// <summary>What it is compared with, as it is written.</summary>
    public string Path => Field is null ? Name : $"{Name}.{Field}";
}
