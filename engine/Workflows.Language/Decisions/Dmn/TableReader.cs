using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Syntax;

namespace Workflows.Language.Decisions.Dmn;

/// <summary>Reads a decision table (DMN 1.5 §8.3).</summary>
internal sealed class TableReader(TypeReader types, DiagnosticBag diagnostics)
{
    /// <param name="node">The element <c>decisionTable</c>.</param>
    /// <param name="result">What the decision around it declares: the type of a single output that declares none itself.</param>
    /// <returns>The table; null when its rules are uneven, which is reported.</returns>
    public TableSource? Read(DmnNode node, FeelType result)
    {
        var inputs = node.All("input").Select(Input).ToImmutableArray();
        var outputNodes = node.All("output").ToList();
        var outputs = outputNodes.Select(o => Output(o, outputNodes.Count == 1 ? result : FeelType.Any)).ToImmutableArray();
        var annotations = node.All("annotation").Select(a => a["name"] ?? "").ToImmutableArray();
        var rules = node.All("rule").Select(r => Rule(r, inputs.Length, outputs.Length)).ToImmutableArray();
        return rules.Contains(null) || inputs.Contains(null)
            ? null
            : new(node.Span, PolicyOf(node["hitPolicy"]), AggregationOf(node["aggregation"]), inputs!, outputs, annotations, rules!);
    }

    private InputSource? Input(DmnNode node)
    {
        if (node.Find("inputExpression") is not { } expression || expression.Expression() is not { } text)
        {
            diagnostics.Report(DecisionRules.MalformedTable, node.Span, "This input has no expression.", "say in the column's head what is tested");
            return null;
        }

        var declared = types.Of(expression);
        var allowed = node.Find("inputValues")?.Expression();
        return new(node["label"] ?? text.Text.Trim(), text, declared.Type, allowed);
    }

    private OutputSource Output(DmnNode node, FeelType result)
    {
        var declared = types.Of(node);
        return new(
            node["name"] ?? "",
            declared.Type == FeelType.Any ? result : declared.Type,
            node.Find("outputValues")?.Expression(),
            node.Find("defaultOutputEntry")?.Expression());
    }

    private RuleSource? Rule(DmnNode node, int inputs, int outputs)
    {
        var tests = node.All("inputEntry").Select(e => e.Expression() ?? ExpressionText.Constant("-", e.Span)).ToImmutableArray();
        var results = node.All("outputEntry").Select(e => e.Expression() ?? ExpressionText.Constant("null", e.Span)).ToImmutableArray();
        if (tests.Length != inputs || results.Length != outputs)
        {
            diagnostics.Report(
                DecisionRules.MalformedTable, node.Span,
                $"This rule has {tests.Length} tests and {results.Length} answers; the table has {inputs} inputs and {outputs} outputs.",
                "give every rule a cell for each column; '-' where it does not matter");
            return null;
        }

        return new(
            node.Span, tests, results, [.. node.All("annotationEntry").Select(a => a.Find("text")?.Element.Value.Trim() ?? "")], []);
    }

    private static HitPolicy PolicyOf(string? text) => text switch
    {
        "ANY" => HitPolicy.Any,
        "PRIORITY" => HitPolicy.Priority,
        "FIRST" => HitPolicy.First,
        "RULE ORDER" => HitPolicy.RuleOrder,
        "OUTPUT ORDER" => HitPolicy.OutputOrder,
        "COLLECT" => HitPolicy.Collect,
        _ => HitPolicy.Unique,
    };

    private static Aggregation AggregationOf(string? text) => text switch
    {
        "SUM" => Aggregation.Sum,
        "MIN" => Aggregation.Minimum,
        "MAX" => Aggregation.Maximum,
        "COUNT" => Aggregation.Count,
        _ => Aggregation.List,
    };
}
