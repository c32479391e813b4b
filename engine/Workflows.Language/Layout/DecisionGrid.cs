using System.Collections.Immutable;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Decisions.Tables;

namespace Workflows.Language.Layout;

/// <summary>A decision table as it is drawn (DMN 1.5 §8.2): the hit policy in the corner, a rule a row.</summary>
/// <remarks>The cells of a decision file stand as the author wrote them, under their labels; those of a model are FEEL, with texts in
/// quotes. A hyphen stands where the input does not matter.</remarks>
/// <param name="Title">What people call it.</param>
/// <param name="HitPolicy">Its letter, such as <c>U</c>.</param>
/// <param name="Columns">Inputs, then outputs, then annotations.</param>
/// <param name="Rules">The cells of every rule, as many as there are columns.</param>
public sealed record DecisionGrid(
    string Title, string HitPolicy, ImmutableArray<GridColumn> Columns, ImmutableArray<ImmutableArray<string>> Rules)
{
    public static DecisionGrid Of(DecisionFile decision) => Of(decision.Title.Value, decision.Table);

    /// <summary>The tables of a model, in the order of the file.</summary>
    public static ImmutableArray<DecisionGrid> Of(DecisionModel model) => [.. model.Tables.Select(t => Of(t.Name, t.Table))];

    /// <summary>The table in words, for those who do not see it.</summary>
    public string Outline => string.Concat(Rules.Select((rule, i) => $"- Rule {i + 1}: {Sentence(rule)}\n"));

    private static DecisionGrid Of(string title, DecisionTable table)
    {
        var head = table.Head;
        return new(
            title,
            DecisionVocabulary.HitPolicies.First(p => p.Value == (head.HitPolicy, head.Aggregation)).Key,
            [
                .. head.Inputs.Select(i => new GridColumn(GridColumnKind.Input, i.Words?.Label ?? i.Label, Beneath(i))),
                .. head.Outputs.Select(o => new GridColumn(GridColumnKind.Output, NameOf(o, title), Allowed(o))),
                .. head.Annotations.Select(a => new GridColumn(GridColumnKind.Annotation, a, null)),
            ],
            [.. table.Rules.Select(RowOf)]);
    }

    /// <summary>How it is worked out, or which values it may have.</summary>
    private static string? Beneath(TableInput input) =>
        OneLine(input.Expression.Text) is var looked && looked != OneLine(input.Label) ? $"= {looked}"
        : input.Words?.Allowed ?? input.Allowed?.Expression.Text;

    private static string NameOf(TableOutput output, string title) =>
        output.Words?.Label ?? (output.Name.Length == 0 ? title : output.Name);

    private static string? Allowed(TableOutput output) =>
        output.Words?.Allowed ?? (output.Ranking.IsEmpty ? null : string.Join(", ", output.Ranking));

    private static ImmutableArray<string> RowOf(TableRule rule) =>
        [.. (rule.Written.IsEmpty ? Feel(rule) : rule.Written).Select(OneLine), .. rule.Annotations.Select(OneLine)];

    private static IEnumerable<string> Feel(TableRule rule) =>
        rule.Tests.Select(t => t.Expression.Text).Concat(rule.Results.Select(r => r.Text));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Sentence(ImmutableArray<string> rule)
    {
        var cells = Columns.Zip(rule, (column, cell) => (column.Kind, Words: $"{column.Head} {cell}", Cell: cell)).ToList();
        var tests = cells.Where(c => c.Kind == GridColumnKind.Input && c.Cell != "-").Select(c => c.Words).ToList();
        var answers = cells.Where(c => c.Kind == GridColumnKind.Output).Select(c => c.Words);
        var notes = cells.Where(c => c.Kind == GridColumnKind.Annotation && c.Cell.Length > 0).Select(c => c.Words);
        return string.Join(
            "; ", new[] { $"{(tests.Count == 0 ? "always" : string.Join(", ", tests))} → {string.Join(", ", answers)}" }.Concat(notes));
    }
}

/// <param name="Kind">What the column is for.</param>
/// <param name="Head">Its name, or the expression that is looked at.</param>
/// <param name="Beneath">How it is worked out, behind <c>=</c>, or the values that it may have; null where there is nothing to say.</param>
public sealed record GridColumn(GridColumnKind Kind, string Head, string? Beneath);

public enum GridColumnKind
{
    Input,
    Output,
    Annotation,
}
