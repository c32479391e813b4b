using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Tables;

/// <summary>Reads names and types of columns.</summary>
internal static partial class ColumnReader
{
    /// <summary>From the cells of a header: <c>incidents (number)</c>; text where no type stands.</summary>
    public static ImmutableArray<TableColumn> FromHeader(ImmutableArray<CsvCell> header, DiagnosticBag diagnostics)
    {
        var separator = header.Length == 1 ? header[0].Value.IndexOfAny([';', '\t']) : -1;
        if (separator >= 0)
        {
            var sign = header[0].Value[separator] == ';' ? "semicolons" : "tabs";
            diagnostics.Report(
                TableRules.OtherSeparator,
                header[0].Span,
                $"The columns are parted by {sign} and not by commas.",
                "save the file with commas, and numbers with decimal points");
            return [];
        }

        var columns = header.Select(c => FromCell(c, diagnostics)).ToImmutableArray();
        ReportDoubles(columns, diagnostics);
        return columns;
    }

    public static void ReportDoubles(ImmutableArray<TableColumn> columns, DiagnosticBag diagnostics)
    {
        foreach (var same in columns.GroupBy(c => c.Name.Value, StringComparer.OrdinalIgnoreCase).Where(g => g.Key.Length > 0))
        {
            foreach (var later in same.Skip(1))
            {
                diagnostics.Report(
                    TableRules.DoubledColumn,
                    later.Name.Span,
                    $"A second column is named '{later.Name}'.",
                    "rename it, or take it out",
                    new RelatedPlace(same.First().Name.Span, "the first one"));
            }
        }
    }

    public static Word Name(string name, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (!UsableName().IsMatch(name))
        {
            var proposal = Unusable().Replace(name.Trim(), "_").Trim('_');
            diagnostics.Report(
                TableRules.BadColumnName,
                span,
                name.Length == 0 ? "A column has no name." : $"'{name}' cannot be the name of a column.",
                UsableName().IsMatch(proposal) ? $"write '{proposal}'" : "use letters, digits and underscores, and start with a letter");
        }

        return new(name, span);
    }

    public static ColumnType Type(string name, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (ColumnType.Find(name) is { } type)
        {
            return type;
        }

        var names = ColumnType.All.Select(t => t.Name).ToList();
        diagnostics.Report(
            TableRules.UnknownColumnType,
            span,
            $"'{name}' is no type of a column.",
            Suggestion.Hint(name, names) ?? $"write {Listing.Or(names)}");
        return ColumnType.Text;
    }

    private static TableColumn FromCell(CsvCell cell, DiagnosticBag diagnostics)
    {
        var match = NameAndType().Match(cell.Value);
        if (!match.Success)
        {
            return new(Name(cell.Value.Trim(), cell.Span, diagnostics), ColumnType.Text);
        }

        // Inside quotes the places are those of the cell as a whole.
        var name = Part(cell, match.Groups["name"]);
        var type = Part(cell, match.Groups["type"]);
        return new(Name(match.Groups["name"].Value, name, diagnostics), Type(match.Groups["type"].Value, type, diagnostics));
    }

    private static SourceSpan Part(CsvCell cell, Group group) =>
        cell.IsQuoted ? cell.Span : cell.Span with { Start = cell.Span.Start + group.Index, End = cell.Span.Start + group.Index + group.Length };

    [GeneratedRegex(@"^\s*(?<name>[^()]*?)\s*\((?<type>[^()]*)\)\s*$")]
    private static partial Regex NameAndType();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}\p{Nd}_]*$")]
    private static partial Regex UsableName();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{Nd}_]+")]
    private static partial Regex Unusable();
}
