using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Syntax;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Decisions.Reading;

/// <summary>Reads a decision file (<c>*.decision.yaml</c>) and proves its rules complete and free of contradiction.</summary>
/// <remarks>
/// <code>
/// decision: few-reports
/// title: Which units reported none or few
/// inputs:
///   reports: { type: whole number, allowed: ">= 0" }
///   kind: { type: text, allowed: [preschool, compulsory] }
/// outputs:
///   verdict: { type: text, allowed: [none, few, enough] }
/// rules:
///   - { reports: 0, verdict: none }
///   - { reports: "[1..3]", verdict: few }
///   - { reports: "> 3", verdict: enough }
/// </code>
/// An input that a rule does not name does not matter to it. <c>requires: [few-reports]</c> makes the answer of another table known by
/// that table's name, so that an input can be worked out of it: <c>{ type: text, is: few-reports }</c>.
/// </remarks>
public static class DecisionFileReader
{
    /// <param name="source">The file.</param>
    /// <param name="files">All files, so that the tables that it requires are found.</param>
    /// <param name="diagnostics">What is found in it and in the tables that it requires.</param>
    /// <returns>The decision, or null when there was an error.</returns>
    public static DecisionFile? Read(SourceText source, SourceSet files, DiagnosticBag diagnostics) =>
        Read(source, new RequiredTables(files), diagnostics);

    internal static DecisionFile? Read(SourceText source, RequiredTables tables, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var file = YamlReader.Read(source, own) is { } root && MappingReader.Over(root, own, DecisionVocabulary.Decision) is { } map
            ? Read(source, map, tables)
            : null;
        diagnostics.AddRange(own.Sorted());
        return own.HasErrors ? null : file;
    }

    private static DecisionFile? Read(SourceText source, MappingReader map, RequiredTables tables)
    {
        var bag = map.Diagnostics;
        var id = map.RequiredName("decision");
        var title = map.OptionalWord("title");
        var policy = map.OptionalChoice("hit-policy", DecisionVocabulary.HitPolicies) ?? (HitPolicy.Unique, Aggregation.List);
        var required = tables.Of(source, map.OptionalWords("requires"), bag);
        var inputs = Columns(map, "inputs", ColumnReader.ReadInput);
        var outputs = Columns(map, "outputs", ColumnReader.ReadOutput);
        var annotations = map.OptionalWords("annotations").Select(w => w.Value).ToImmutableArray();
        var rules = map.RequiredList("rules");
        DecisionVocabulary.Decision.Close(map);
        RejectSameName(inputs, outputs, bag);
        var given = GivenInputs.Of(inputs, required, bag);
        if (id is null || bag.HasErrors)
        {
            return null;
        }

        var rows = new RuleReader(inputs, outputs, annotations, bag);
        var table = new TableSource(
            map.Mapping.Find("rules")!.Key.Span, policy.Policy, policy.Aggregation,
            [.. inputs.Select(i => InputOf(i, required))], [.. outputs.Select(o => OutputOf(o, bag))], annotations,
            [.. rules.Select(rows.Read).OfType<RuleSource>()]);
        var scope = required.Aggregate(
            new FeelScope(inputs.ToImmutableDictionary(i => i.Name.Value, i => i.Type, StringComparer.Ordinal)),
            (known, table) => known.With(table.Id.Value, table.Table.Type));
        if (new TableCompiler(scope, bag).Compile(table) is not { } compiled || bag.HasErrors)
        {
            return null;
        }

        var isProven = TableChecks.Check(compiled, [.. inputs.Select(i => (i.Name.Value, i.Kind))], bag);
        return new()
        {
            Source = source,
            Id = id,
            Title = title ?? id,
            Inputs = given,
            Outputs = [.. outputs.Select(o => new DecisionColumn(o.Name.Value, o.Type))],
            Table = compiled,
            Required = required,
            IsProven = isProven && required.All(r => r.IsProven),
        };
    }

    private static ImmutableArray<ColumnSource> Columns(MappingReader map, string key, Func<YamlEntry, DiagnosticBag, ColumnSource?> read)
    {
        if (map.RequiredMapping(key) is not { } columns)
        {
            return [];
        }

        if (columns.Mapping.Entries.IsEmpty)
        {
            map.Diagnostics.Report(ShapeRules.EmptyList, columns.Mapping.Span, $"'{key}' is empty.", "name at least one");
        }

        return [.. columns.Rest.Select(e => read(e, map.Diagnostics)).OfType<ColumnSource>()];
    }

    private static void RejectSameName(ImmutableArray<ColumnSource> inputs, ImmutableArray<ColumnSource> outputs, DiagnosticBag diagnostics)
    {
        foreach (var output in outputs)
        {
            if (inputs.FirstOrDefault(i => i.Name.Value == output.Name.Value) is { } input)
            {
                diagnostics.Report(
                    DecisionRules.SameColumn, output.Name.Span, $"There is an input '{output.Name}' already.",
                    "give one of them another name",
                    new RelatedPlace(input.Name.Span, "the input"));
            }
        }
    }

    private static InputSource InputOf(ColumnSource column, ImmutableArray<DecisionFile> required) => new(
        column.Name.Value,
        column.Computed is { } computed
            ? ExpressionText.Of(computed, 0, computed.Value.Length)
            : ExpressionText.Constant(column.Name.Value, column.Name.Span),
        column.Type,
        column.Allowed.IsEmpty
            ? AllowedBy(column, required)
            : Joined([.. column.Allowed.Select(a => CellText.Test(a, column.Kind))], column.Allowed),
        WordsOf(column));

    /// <summary>An input that is the answer of another table may have the values that the other one answers with.</summary>
    private static ExpressionText? AllowedBy(ColumnSource column, ImmutableArray<DecisionFile> required) =>
        column.Computed is { } computed && required.FirstOrDefault(
            r => r.Id.Value == computed.Value.Trim()) is { Table.Head.Outputs: [{ Ranking.IsEmpty: false } only] }
            ? ExpressionText.Constant(string.Join(", ", only.Ranking), computed.Span)
            : null;

    private static OutputSource OutputOf(ColumnSource column, DiagnosticBag diagnostics)
    {
        ExpressionText? Value(YamlScalar cell) => RuleReader.Answer(cell, column, diagnostics);
        var allowed = column.Allowed.Select(Value).OfType<ExpressionText>().ToImmutableArray();
        return new(column.Name.Value, column.Type, allowed.IsEmpty ? null : Joined(allowed, column.Allowed),
            column.Default is { } fallback ? Value(fallback) : null, WordsOf(column));
    }

    private static ColumnWords WordsOf(ColumnSource column) => new(
        column.Label?.Value,
        column.Allowed.IsEmpty ? null : string.Join(", ", column.Allowed.Select(a => a.Value.Trim())));

    private static ExpressionText Joined(ImmutableArray<ExpressionText> texts, ImmutableArray<YamlScalar> places) => texts.Length == 1
        ? texts[0]
        : ExpressionText.Constant(string.Join(", ", texts.Select(t => t.Text)), places[0].Span.To(places[^1].Span));
}
