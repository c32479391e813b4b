using System.Collections.Immutable;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Tables;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads the units of an organisation, from its own file or from a table.</summary>
internal static class UnitReader
{
    private static readonly string[] TableEndings = [".csv", ".table.yaml"];

    private static readonly string[] NeededColumns = ["id", "name"];

    public static ImmutableArray<Unit> Read(YamlNode node, SourceText source, SourceSet files, DiagnosticBag diagnostics)
    {
        var units = node is YamlScalar { IsEmpty: false } name
            ? ReadTable(name, source, files, diagnostics)
            : [.. (MappingReader.Over(node, diagnostics, "'units'")?.Rest ?? []).Select(e => ReadUnit(e, diagnostics)).OfType<Unit>()];
        ReportParents(units, diagnostics);
        return units;
    }

    /// <summary><c>preschool-a: Förskolan Ankan</c>, or with keys.</summary>
    private static Unit? ReadUnit(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var id = Shape.Name(entry.Key, "the name of a unit", diagnostics);
        if (entry.Value is not YamlMapping)
        {
            var alone = Shape.Word(entry.Value, $"'{entry.Key.Value}'", diagnostics);
            return id is null || alone is null ? null : new(id, alone, null, null);
        }

        var map = MappingReader.Over(entry.Value, diagnostics, RegisterVocabulary.Unit)!;
        var name = map.RequiredWord("name");
        var kind = map.OptionalWord("kind");
        var parent = map.OptionalWord("parent");
        RegisterVocabulary.Unit.Close(map);
        return id is null ? null : new(id, name ?? id, kind, parent);
    }

    private static ImmutableArray<Unit> ReadTable(YamlScalar name, SourceText source, SourceSet files, DiagnosticBag diagnostics)
    {
        if (!TableEndings.Any(e => name.Value.EndsWith(e, StringComparison.OrdinalIgnoreCase)) || files.FindFrom(source, name.Value) is not { } file)
        {
            diagnostics.Report(TableRules.CsvNotFound, name.Span, $"There is no table file '{name.Value}'.",
                Suggestion.Hint(name.Value, files.Files.Keys.Select(f => f[(f.LastIndexOf('/') + 1)..]))
                    ?? "name a .csv or .table.yaml file, or write each unit as a key");
            return [];
        }

        // What is wrong inside the table is told where the table is checked; here it only counts that it cannot be used.
        if (TableReader.Read(file, files, new DiagnosticBag()) is not { } table)
        {
            diagnostics.Report(
                TableRules.CsvNotFound,
                name.Span,
                $"The table '{name.Value}' has errors, so its units are not known.",
                "mend the table first");
            return [];
        }

        foreach (var column in NeededColumns.Where(c => table.FindColumn(c) is null))
        {
            diagnostics.Report(TableRules.NoColumns, name.Span, $"The table '{name.Value}' has no column '{column}'.", "units need an id and a name");
        }

        return [.. table.Rows.Items.Zip(table.RowSpans, (row, span) => ReadRow((FeelContext)row, span)).OfType<Unit>()];
    }

    private static Unit? ReadRow(FeelContext row, SourceSpan span) =>
        Text(row, "id", span) is { } id ? new(id, Text(row, "name", span) ?? id, Text(row, "kind", span), Text(row, "parent", span)) : null;

    private static Word? Text(FeelContext row, string column, SourceSpan span) => row.Find(column) is FeelText text ? new(text.Value, span) : null;

    private static void ReportParents(ImmutableArray<Unit> units, DiagnosticBag diagnostics)
    {
        var parents = units.DistinctBy(u => u.Id.Value).ToDictionary(u => u.Id.Value, u => u.Parent, StringComparer.Ordinal);
        foreach (var unit in units.Where(u => u.Parent is not null))
        {
            var parent = unit.Parent!;
            if (!parents.ContainsKey(parent.Value))
            {
                diagnostics.Report(
                    OrganisationRules.UnknownUnit,
                    parent.Span,
                    $"There is no unit '{parent}'.",
                    Suggestion.Hint(parent.Value, parents.Keys) ?? "add it under 'units', or take 'parent' out");
            }
            else if (ReturnsTo(unit.Id.Value, parents))
            {
                diagnostics.Report(
                    OrganisationRules.CircularUnits,
                    parent.Span,
                    $"'{unit.Id}' belongs to '{parent}', and that in the end to '{unit.Id}'.",
                    "take out one 'parent' of the circle");
            }
        }
    }

    private static bool ReturnsTo(string start, Dictionary<string, Word?> parents)
    {
        var at = parents[start]?.Value;
        for (var steps = 0; at is not null && steps < parents.Count; steps++)
        {
            if (at == start)
            {
                return true;
            }

            at = parents.GetValueOrDefault(at)?.Value;
        }

        return false;
    }
}
