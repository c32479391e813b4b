using Workflows.Language.Text;

namespace Workflows.Language.Tables;

/// <summary>One field of a CSV record.</summary>
/// <param name="Span">The field with its quotes.</param>
/// <param name="Value">Its content, doubled quotes undone.</param>
/// <param name="IsQuoted">Written between quotes.</param>
public sealed record CsvCell(SourceSpan Span, string Value, bool IsQuoted)
{
    /// <summary>Nothing between two commas; <c>""</c> is an empty text and not this.</summary>
    public bool IsEmpty => !IsQuoted && Value.Length == 0;
}
