using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Language.Tables;

/// <summary>A register of rows, such as units or activities (<c>*.table.yaml</c>, <c>*.csv</c>).</summary>
public sealed record DataTable
{
    public required SourceText Source { get; init; }

    public required ImmutableArray<TableColumn> Columns { get; init; }

    /// <summary>A list of contexts, one a row, each with every column; an empty cell is null.</summary>
    public required FeelList Rows { get; init; }

    /// <summary>Where each row stands, in the order of <see cref="Rows"/>.</summary>
    public required ImmutableArray<SourceSpan> RowSpans { get; init; }

    /// <summary>The type of one row.</summary>
    public FeelType RowType => new FeelType.ContextOf(Columns.ToImmutableDictionary(c => c.Name.Value, c => c.Type.FeelType))
    {
        EmptyAtTimes = Columns.Select(c => c.Name.Value).Where(HasEmptyCell).ToImmutableDictionary(c => c, c => c, StringComparer.Ordinal),
    };

    /// <summary>The type of all rows together.</summary>
    public FeelType Type => new FeelType.ListOf(RowType);

    private bool HasEmptyCell(string column) => Rows.Items.Any(r => r is FeelContext row && row.Find(column) is null or FeelNull);

    public TableColumn? FindColumn(string name) => Columns.FirstOrDefault(c => string.Equals(c.Name.Value, name, StringComparison.Ordinal));
}

public sealed record TableColumn(Word Name, ColumnType Type);
