using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Tables;

/// <summary>A row before its cells are read by their columns' types.</summary>
internal sealed record TableRow(SourceSpan Span, ImmutableArray<TableCell> Cells);

/// <param name="Span">Where it stands, with quotes.</param>
/// <param name="Value">Its content; null for an empty cell.</param>
/// <param name="IsQuoted">Blanks around it are meant.</param>
internal sealed record TableCell(SourceSpan Span, string? Value, bool IsQuoted);
