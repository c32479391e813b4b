using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Tables;

/// <summary>Reads a table file.</summary>
/// <remarks>
/// A <c>.csv</c> file (RFC 4180) names its columns in the first line; a column without a type holds text:
/// <code>
/// id,name,incidents (number)
/// preschool-a,"Ankan, Norra",2
/// </code>
/// A <c>.table.yaml</c> file has its rows as lists or as sets of keys, or names the CSV file that has them:
/// <code>
/// table: units
/// columns: { id: text, name: text, incidents: number }
/// rows:
///   - [preschool-a, "Ankan, Norra", 2]
///   - { id: preschool-b, name: Björken }
/// </code>
/// </remarks>
public static class TableReader
{
    private const int MaxCsvCharacters = 8 << 20;

    /// <param name="source">The table file.</param>
    /// <param name="files">Where a CSV file that it names is looked for.</param>
    /// <param name="diagnostics">Told what is wrong.</param>
    /// <returns>The table, or null when there was an error in it.</returns>
    public static DataTable? Read(SourceText source, SourceSet files, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var table = source.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ReadCsv(source, null, own) : ReadYaml(source, files, own);
        diagnostics.AddRange(own.Sorted());
        return own.HasErrors ? null : table;
    }

    /// <param name="source">The CSV file.</param>
    /// <param name="declared">Columns that a table file declares; null when the header alone says what they are.</param>
    /// <param name="diagnostics">Told what is wrong.</param>
    private static DataTable? ReadCsv(SourceText source, ImmutableArray<TableColumn>? declared, DiagnosticBag diagnostics)
    {
        if (source.Content.Length > MaxCsvCharacters)
        {
            diagnostics.Report(
                TableRules.TooLarge, source.Span(0, 0), "The file is larger than 8 MiB.", "keep the rows that the routine works through");
            return null;
        }

        var records = CsvReader.Read(source, diagnostics);
        var columns = records.IsEmpty ? [] : ColumnReader.FromHeader(records[0], diagnostics);
        if (records.IsEmpty)
        {
            diagnostics.Report(
                TableRules.NoColumns,
                source.Span(0, 0),
                "The file is empty, so the table has no columns.",
                "name the columns in the first line, such as id,name");
        }

        if (columns.IsEmpty)
        {
            return null;
        }

        var builder = new TableBuilder(source, declared is { } types ? Retype(columns, types, diagnostics) : columns, diagnostics);
        foreach (var record in records.Skip(1))
        {
            builder.Add(new(
                record[0].Span.To(record[^1].Span), [.. record.Select(c => new TableCell(c.Span, c.IsEmpty ? null : c.Value, c.IsQuoted))]));
        }

        return builder.Finish();
    }

    /// <summary>Gives the columns of a CSV file the types that the table file declares; both have to name the same ones.</summary>
    private static ImmutableArray<TableColumn> Retype(
        ImmutableArray<TableColumn> columns, ImmutableArray<TableColumn> declared, DiagnosticBag diagnostics)
    {
        foreach (var missing in declared.Where(d => !columns.Any(c => c.Name.Value == d.Name.Value)))
        {
            diagnostics.Report(TableRules.NoColumns, missing.Name.Span, $"The CSV file has no column '{missing.Name}'.",
                Suggestion.Hint(missing.Name.Value, columns.Select(c => c.Name.Value))
                    ?? $"it has {Listing.And([.. columns.Select(c => c.Name.Value)])}");
        }

        return [.. columns.Select(c => declared.FirstOrDefault(d => d.Name.Value == c.Name.Value) is { } type ? c with { Type = type.Type } : c)];
    }

    private static DataTable? ReadYaml(SourceText source, SourceSet files, DiagnosticBag diagnostics)
    {
        if (YamlReader.Read(source, diagnostics) is not { } root || MappingReader.Over(root, diagnostics, RegisterVocabulary.Table) is not { } map)
        {
            return null;
        }

        map.RequiredName("table");
        map.OptionalWord("title");
        var columns = map.RequiredMapping("columns") is { } declared ? ReadColumns(declared) : [];
        var csv = map.OptionalText("csv");
        var rows = csv is null ? map.RequiredList("rows") : map.OptionalList("rows");
        map.RejectTogether("rows", "csv");
        RegisterVocabulary.Table.Close(map);
        return csv is null ? ReadRows(source, columns, rows, diagnostics) : ReadNamedCsv(source, files, csv, columns, diagnostics);
    }

    private static ImmutableArray<TableColumn> ReadColumns(MappingReader map)
    {
        ImmutableArray<TableColumn> columns =
        [
            .. from entry in map.Rest
               let type = Shape.Text(entry.Value, $"the type of '{entry.Key.Value}'", map.Diagnostics)
               where type is not null
               select new TableColumn(
                   ColumnReader.Name(entry.Key.Value, entry.Key.Span, map.Diagnostics),
                   ColumnReader.Type(type.Value, type.Span, map.Diagnostics)),
        ];
        if (map.Mapping.Entries.IsEmpty)
        {
            map.Diagnostics.Report(TableRules.NoColumns, map.Mapping.Span, "The table has no columns.", "write each with its type: 'name: text'");
        }

        ColumnReader.ReportDoubles(columns, map.Diagnostics);
        return columns;
    }

    private static DataTable? ReadNamedCsv(
        SourceText source, SourceSet files, YamlScalar name, ImmutableArray<TableColumn> columns, DiagnosticBag diagnostics)
    {
        if (files.FindFrom(source, name.Value) is { } csv && csv.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return ReadCsv(csv, columns, diagnostics);
        }

        diagnostics.Report(TableRules.CsvNotFound, name.Span, $"There is no CSV file '{name.Value}'.",
            Suggestion.Hint(name.Value, files.Files.Keys
                .Where(f => f.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                .Select(f => f[(f.LastIndexOf('/') + 1)..])) ?? "put it beside this file");
        return null;
    }

    private static DataTable ReadRows(
        SourceText source, ImmutableArray<TableColumn> columns, ImmutableArray<YamlNode> rows, DiagnosticBag diagnostics)
    {
        var builder = new TableBuilder(source, columns, diagnostics);
        foreach (var row in rows)
        {
            if (row is YamlSequence list)
            {
                builder.Add(new(row.Span, [.. list.Items.Select(c => Cell(c, diagnostics))]));
            }
            else if (MappingReader.Over(row, diagnostics, "a row") is { } map)
            {
                builder.Add(new(
                    row.Span,
                    [.. columns.Select(c =>
                        map.Optional(c.Name.Value) is { } cell ? Cell(cell, diagnostics) : new TableCell(map.Head, null, false))]));
                map.RejectUnknown();
            }
        }

        return builder.Finish();
    }

    private static TableCell Cell(YamlNode node, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar scalar)
        {
            return new(scalar.Span, scalar.IsEmpty ? null : scalar.Value, true);
        }

        Shape.ReportKind(node, "a text", "a cell", diagnostics);
        return new(node.Span, null, true);
    }
}
