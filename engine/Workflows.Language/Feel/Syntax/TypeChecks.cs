using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Functions;
using Workflows.Language.Feel.Nodes;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Syntax;

/// <summary>Tells what can never yield a value because of its types. What is not known is not judged.</summary>
internal sealed class TypeChecks(DiagnosticBag diagnostics)
{
    private const int MostQuoted = 60;

    public void Condition(Node node)
    {
        if (!TypeRules.MayMeet(node.Type, FeelType.Boolean))
        {
            diagnostics.Report(
                ExpressionRules.NotACondition, node.Span, $"A condition is needed here, and this is {Kinds.Noun(node.Type)}.",
                "compare it with something");
        }
    }

    public void Filter(Node node)
    {
        if (!TypeRules.MayMeet(node.Type, FeelType.Boolean) && !TypeRules.MayMeet(node.Type, FeelType.Number))
        {
            diagnostics.Report(
                ExpressionRules.NotACondition, node.Span,
                $"Between square brackets a condition or a place in the list is needed, and this is {Kinds.Noun(node.Type)}.",
                "write a condition, as in 'units[kind = \"preschool\"]'");
        }
    }

    public void Comparison(ComparisonOperator operation, Node left, Node right, SourceSpan span)
    {
        var (a, b) = (left.Type, right.Type);
        if (operation is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            if (!TypeRules.MayMeet(a, b))
            {
                diagnostics.Report(
                    ExpressionRules.NeverEqual, span, $"{Capital(Kinds.Noun(a))} is never equal to {Kinds.Noun(b)}.",
                    right.Span.Text.StartsWith('=') ? "write one '=' only" : HintFor(a, b));
            }
        }
        else if (!IsOrdered(a) || !IsOrdered(b) || !TypeRules.MayMeet(a, b))
        {
            diagnostics.Report(
                ExpressionRules.TypesDoNotFit, span, $"{Capital(Kinds.Noun(a))} and {Kinds.Noun(b)} have no order, so neither is smaller.",
                HintFor(a, b));
        }
    }

    public FeelType Arithmetic(ArithmeticOperator operation, Node left, Node right, SourceSpan span)
    {
        if (ArithmeticTypes.Result(operation, left.Type, right.Type) is { } result)
        {
            return result;
        }

        diagnostics.Report(
            ExpressionRules.TypesDoNotFit, span,
            $"{Capital(Kinds.Noun(left.Type))} and {Kinds.Noun(right.Type)} {ArithmeticTypes.Refusal(operation)}.",
            HintFor(left.Type, right.Type));
        return FeelType.Any;
    }

    public FeelType Negation(Node operand)
    {
        if (operand.Type != FeelType.Any && operand.Type != FeelType.Number
            && operand.Type != FeelType.Null && !TypeRules.IsDuration(operand.Type))
        {
            diagnostics.Report(
                ExpressionRules.TypesDoNotFit,
                operand.Span,
                $"{Capital(Kinds.Noun(operand.Type))} has no negative.",
                "take the minus sign away");
            return FeelType.Any;
        }

        return operand.Type;
    }

    public void Field(Node target, ImmutableDictionary<string, FeelType>? fields, string name, SourceSpan span)
    {
        var of = TypeRules.ItemOf(target.Type);
        if (fields is null && (of == FeelType.Any || of == FeelType.AnyContext || of == FeelType.Null || of is FeelType.ListOf))
        {
            return;
        }

        diagnostics.Report(
            ExpressionRules.UnknownField, span,
            of is FeelType.ContextOf
                ? $"'{Shortened(target.Span.Text)}' has no field '{name}'."
                : $"{Capital(Kinds.Noun(of))} has no '{name}'.",
            fields is null
                ? "name a value that has fields, such as the id of a step"
                : Suggestion.Hint(name, fields.Keys) ?? $"it has {string.Join(", ", fields.Keys.Order(StringComparer.Ordinal).Take(12))}");
    }

    /// <summary>What a call of a function that is a value yields.</summary>
    public FeelType Call(Node function, ImmutableArray<string> names, ImmutableArray<Node> arguments)
    {
        if (!TypeRules.IsFunction(function.Type) && function.Type != FeelType.Any && function is not UnknownNode)
        {
            diagnostics.Report(
                ExpressionRules.NotAFunction,
                function.Span,
                $"{Capital(Kinds.Noun(function.Type))} cannot be called.",
                "take the parentheses away, or write an operator between");
            return FeelType.Any;
        }

        if (function.Type is not FeelType.FunctionOf type)
        {
            return FeelType.Any;
        }

        if (type.Parameters.Length != arguments.Length)
        {
            diagnostics.Report(
                ExpressionRules.WrongArguments, function.Span,
                $"The function takes {type.Parameters.Length} values, and {arguments.Length} are given.", "give it as many as it takes");
        }
        else if (names.IsEmpty)
        {
            foreach (var (parameter, argument) in type.Parameters.Zip(arguments))
            {
                Argument([parameter], argument, "The value");
            }
        }

        return type.Result;
    }

    /// <summary>Reports that no way of calling the function takes these arguments; answers the reason.</summary>
    public string Arguments(Builtin builtin, ImmutableArray<string> names, int count, SourceSpan span)
    {
        var known = builtin.Signatures.SelectMany(s => s.Parameters).Select(p => p.Name).Distinct().ToList();
        var unknown = names.FirstOrDefault(n => !known.Contains(n));
        var reason = (names.IsEmpty, unknown) switch
        {
            (true, _) => $"'{builtin.Name}' cannot be called with {(count == 1 ? "one value" : $"{count} values")}.",
            (_, null) => $"'{builtin.Name}' cannot be called with these names.",
            _ => $"'{builtin.Name}' has no parameter '{unknown}'.",
        };
        diagnostics.Report(ExpressionRules.WrongArguments, span, reason, $"write {builtin.Usage}");
        return reason;
    }

    public void Arguments(Signature signature, ImmutableArray<Node?> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is { } argument)
            {
                var parameter = signature.ParameterAt(i);
                Argument(parameter.Types, argument, $"'{parameter.Name}'");
            }
        }
    }

    /// <summary>What a call of a function of the standard yields, as far as the arguments tell.</summary>
    public static FeelType Result(Builtin builtin, Signature signature, ImmutableArray<Node?> arguments) =>
        (builtin.Name, signature.Result) switch
    {
        ("sublist" or "reverse" or "remove" or "distinct values" or "sort", _) when arguments[0]?.Type is FeelType.ListOf list => list,
        ("append" or "concatenate" or "union" or "insert before" or "list replace", _) => new FeelType.ListOf(FeelType.Any),
        ("min" or "max", _) when arguments is [{ Type: FeelType.ListOf { Item: var item } }] => item,
        ("min" or "max", _) => TypeRules.Join(arguments.Select(a => a!.Type)),
        ("abs", _) => arguments[0]!.Type,
        ("sum", _) when arguments is [{ Type: FeelType.ListOf { Item: var item } }] => item,
        ("sum", _) => arguments[0]!.Type,
        ("duration", _) when arguments[0] is ConstantNode { Value: FeelText text } =>
            text.Value.AsSpan().ContainsAny('D', 'T') ? FeelType.DaysDuration : FeelType.MonthsDuration,
        (_, var result) => result,
    };

    private void Argument(ImmutableArray<FeelType> expected, Node argument, string name)
    {
        var given = argument.Type;
        if (!expected.Any(t => TypeRules.MayMeet(given, t)
            || (t is FeelType.ListOf list && TypeRules.MayMeet(given, list.Item))
            || (given is FeelType.ListOf one && TypeRules.MayMeet(one.Item, t))
            || (given == FeelType.Date && t == FeelType.DateTime)))
        {
            diagnostics.Report(
                ExpressionRules.WrongArgumentType, argument.Span,
                $"{name} must be {string.Join(" or ", expected.Select(Kinds.Noun))}, and this is {Kinds.Noun(given)}.",
                "give it a value of that kind");
        }
    }

    private static bool IsOrdered(FeelType type) => type is FeelType.Basic { Name: not ("boolean" or "context" or "function") };

    private static string Shortened(string text) => text.Length <= MostQuoted ? text : text[..MostQuoted] + "…";

    private const string OneKind = "take values of one kind on both sides";

    private static string HintFor(FeelType a, FeelType b) =>
        (a == FeelType.Text) == (b == FeelType.Text) ? OneKind
        : a == FeelType.Boolean || b == FeelType.Boolean ? "yes is written true and no is written false, both without quotes"
        : a == FeelType.Number
            || b == FeelType.Number ? "a number stands without quotes; number(text) makes one of a text, string(number) a text"
        : a == FeelType.Date || b == FeelType.Date ? "write date(\"2020-02-10\"), or date(text) for a field"
        : TypeRules.IsDuration(a) || TypeRules.IsDuration(b) ? "write duration(\"P14D\")"
        : OneKind;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
