using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Checking.Presence;

/// <summary>Reads compiled expressions as conditions.</summary>
internal static partial class ConditionReader
{
    public static Condition Read(FeelExpression expression) => Read(expression.Root, expression.Names);

    /// <summary>True when an author thought of missing values: the text speaks of null, or chooses with <c>if</c>.</summary>
    public static bool IsMinded(string text) => Minding().IsMatch(text);

    /// <summary>Where a name stands in the text of an expression, itself and not as the field of something else; -1 when it does not.</summary>
    public static int IndexOf(string text, string name) =>
        Regex.Match(
            text, $@"(?<![\w.""-]){Regex.Escape(name)}(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? match.Index
            : -1;

    private static Condition Read(Node node, ImmutableArray<string> names) => node switch
    {
        LogicNode logic => new Condition.Both(Read(logic.Left, names), Read(logic.Right, names), logic.Decisive),
        ComparisonNode { Operation: ComparisonOperator.Equal } equal => Equality(equal, names),
        ComparisonNode { Operation: ComparisonOperator.NotEqual } unequal => new Condition.Not(Equality(unequal, names)),
        BuiltinCallNode { Arguments: [{ } negand] } call when Negation().IsMatch(call.Span.Text) => new Condition.Not(Read(negand, names)),
        _ when PathOf(node) is { } path => new Condition.Equal(path, "true", IsBare: true),
        InNode { AskForEqualityOnly: true } => Other(node, names, Verdict.False),
        _ => Other(node, names, Verdict.None),
    };

    private static Condition Equality(ComparisonNode node, ImmutableArray<string> names)
    {
        var (path, value) = PathOf(node.Left) is { } left ? (left, node.Right) : (PathOf(node.Right), node.Left);
        return (path, value) switch
        {
            ({ } known, ConstantNode { Value: FeelNull }) => new Condition.Missing(known),
            ({ } known, ConstantNode constant) => new Condition.Equal(known, FeelPrinter.Text(constant.Value), IsBare: false),
            _ => Other(node, names, Verdict.False),
        };
    }

    private static Condition.Other Other(Node node, ImmutableArray<string> names, Verdict without)
    {
        var text = node.Span.Text;
        return new(text, [.. names.Where(n => IndexOf(text, n) >= 0)], IsMinded(text) ? Verdict.Open : without);
    }

    private static ValuePath? PathOf(Node node) => node switch
    {
        VariableNode variable => new(variable.Name, null),
        PathNode { Target: VariableNode variable } path => new(variable.Name, path.Name),
        _ => null,
    };

    [GeneratedRegex(@"\b(null|if|get or else|is defined)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Minding();

    [GeneratedRegex(@"^not\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex Negation();
}
