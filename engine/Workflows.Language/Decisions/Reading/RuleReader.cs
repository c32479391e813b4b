using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Syntax;
using Workflows.Language.Yaml;

namespace Workflows.Language.Decisions.Reading;

/// <summary>Reads the rules of a decision file: a set of keys each, inputs, outputs and annotations by name.</summary>
internal sealed class RuleReader(
    ImmutableArray<ColumnSource> inputs, ImmutableArray<ColumnSource> outputs, ImmutableArray<string> annotations,
    DiagnosticBag diagnostics)
{
    public RuleSource? Read(YamlNode node)
    {
        if (MappingReader.Over(node, diagnostics, "a rule") is not { } map)
        {
            return null;
        }

        ImmutableArray<ExpressionText> tests = [.. inputs.Select(i => Test(map, i))];
        ImmutableArray<ExpressionText?> answers = [.. outputs.Select(o => Answer(map, o))];
        ImmutableArray<string> notes = [.. annotations.Select(a => map.OptionalWord(a)?.Value ?? "")];
        map.RejectUnknown();
        return answers.Contains(null)
            ? null
            : new(map.Head, tests, answers!, notes, [.. inputs.Concat(outputs).Select(c => Written(map, c))]);
    }

    /// <summary>The value in a cell of an output; null, and reported, when it is none of the output's type.</summary>
    public static ExpressionText? Answer(YamlScalar cell, ColumnSource output, DiagnosticBag diagnostics)
    {
        var answer = CellText.Answer(cell, output.Kind);
        if (answer is null)
        {
            var type = DecisionVocabulary.Types.First(t => t.Value == output.Kind).Key;
            diagnostics.Report(
                DecisionRules.WrongAnswer, cell.Span, $"'{cell.Value}' is not of the type {type}, as '{output.Name}' is.",
                "to work a value out, start with '='");
        }

        return answer;
    }

    /// <summary>A cell in the author's words; a hyphen where there is none.</summary>
    private static string Written(MappingReader map, ColumnSource column) =>
        map.Mapping.Find(column.Name.Value)?.Value is YamlScalar { Value: var words } && words.Trim().Length > 0 ? words.Trim() : "-";

    private ExpressionText Test(MappingReader map, ColumnSource input) =>
        map.Entry(input.Name.Value) is { Value: var node } && Shape.Text(node, $"'{input.Name}'", diagnostics) is { } cell
            ? CellText.Test(cell, input.Kind)
            : ExpressionText.Constant("-", map.Head);

    private ExpressionText? Answer(MappingReader map, ColumnSource output) =>
        map.RequiredText(output.Name.Value) is { } cell ? Answer(cell, output, diagnostics) : null;
}
