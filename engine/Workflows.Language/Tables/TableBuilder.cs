using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Language.Tables;

/// <summary>Reads cells by the types of their columns and checks what holds for every table, however it is written.</summary>
internal sealed partial class TableBuilder(SourceText source, ImmutableArray<TableColumn> columns, DiagnosticBag diagnostics)
{
    /// <summary>The column that names rows.</summary>
    private const string Id = "id";

    private readonly Dictionary<string, SourceSpan> _ids = new(StringComparer.Ordinal);
    private readonly List<FeelValue> _rows = [];
    private readonly ImmutableArray<SourceSpan>.Builder _spans = ImmutableArray.CreateBuilder<SourceSpan>();

    public void Add(TableRow row)
    {
        if (row.Cells.Length != columns.Length)
        {
            diagnostics.Report(TableRules.RowLength, row.Span, $"This row has {Count(row.Cells.Length)}, and the table has {columns.Length} columns.",
                row.Cells.Length > columns.Length
                    ? "put a text that holds a comma in quotes"
                    : "add what is missing; an empty cell needs its comma too");
            return;
        }

        _rows.Add(new FeelContext(columns.Select((column, i) => KeyValuePair.Create(column.Name.Value, Read(column, row.Cells[i])))));
        _spans.Add(row.Span);
    }

    public DataTable Finish() => new() { Source = source, Columns = columns, Rows = new([.. _rows]), RowSpans = _spans.ToImmutable() };

    private FeelValue Read(TableColumn column, TableCell cell)
    {
        if (column.Name.Value == Id)
        {
            CheckId(cell);
        }

        if (cell.Value is not { } text)
        {
            return FeelValue.Null;
        }

        if (column.Type == ColumnType.Text && !cell.IsQuoted && text.AsSpan().Trim().Length < text.Length)
        {
            diagnostics.Report(
                TableRules.BlanksAround,
                cell.Span,
                $"'{text}' has a blank before or behind it, which is part of the text.",
                "delete it, or put the cell in quotes");
        }

        if (column.Type.Parse(text) is { } value)
        {
            return value;
        }

        diagnostics.Report(
            TableRules.BadCell,
            cell.Span,
            $"'{text}' does not fit the column '{column.Name}', which holds {column.Type.Name}.",
            $"write {column.Type.Example}, or leave the cell empty");
        return FeelValue.Null;
    }

    private void CheckId(TableCell cell)
    {
        if (string.IsNullOrWhiteSpace(cell.Value))
        {
            diagnostics.Report(TableRules.MissingId, cell.Span, "This row has no id.", "name it with letters, digits and hyphens");
        }
        else if (!UsableId().IsMatch(cell.Value))
        {
            diagnostics.Report(
                ShapeRules.BadName,
                cell.Span,
                $"'{cell.Value}' cannot be an id: it may hold letters, digits, hyphens and underscores.",
                $"write '{Unusable().Replace(cell.Value.Trim(), "-").Trim('-')}'");
        }
        else if (!_ids.TryAdd(cell.Value, cell.Span))
        {
            diagnostics.Report(
                TableRules.DoubledId,
                cell.Span,
                $"The id '{cell.Value}' stands in another row already.",
                "give each row an id of its own",
                new RelatedPlace(_ids[cell.Value], "the first one"));
        }
    }

    private static string Count(int cells) => cells == 1 ? "1 cell" : $"{cells} cells";

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}_-]*$")]
    private static partial Regex UsableId();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{Nd}_-]+")]
    private static partial Regex Unusable();
}
