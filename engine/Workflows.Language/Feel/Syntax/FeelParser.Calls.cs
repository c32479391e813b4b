using System.Collections.Immutable;
using Workflows.Language.Feel.Functions;
using Workflows.Language.Feel.Nodes;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Syntax;

/// <content>Calls of functions.</content>
internal sealed partial class FeelParser
{
    private Node Call(Node function)
    {
        Take();
        var outside = _inRangeEnd;
        _inRangeEnd = false;
        var names = ImmutableArray.CreateBuilder<string>();
        var arguments = ImmutableArray.CreateBuilder<Node>();
        while (_current.Kind != TokenKind.RightParenthesis && !_failed)
        {
            if (arguments.Count == names.Count && TryNamed() is { } name)
            {
                names.Add(name);
                Take();
            }

            arguments.Add(Expression());
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        _inRangeEnd = outside;
        Expect(TokenKind.RightParenthesis, "',' or ')'");
        if (names.Count > 0 && names.Count != arguments.Count)
        {
            Fail(Diagnostics.ExpressionRules.NotAnExpression, function.Span.Start, _previousEnd,
                "Either all values of a call have names, or none.");
        }

        return function is BuiltinNode { Builtin: var builtin }
            ? Call(function, builtin, names.ToImmutable(), arguments.ToImmutable())
            : Call(function, names.ToImmutable(), arguments.ToImmutable());
    }

    private CallNode Call(Node function, ImmutableArray<string> names, ImmutableArray<Node> arguments) =>
        new(SpanFrom(function), _checks.Call(function, names, arguments), function, names, arguments);

    /// <summary>A date, time or duration that is written out is the same each time.</summary>
    private Node Written(SourceSpan span, string function, string text)
    {
        if (LiteralReader.Read(function, text) is { } value)
        {
            return new ConstantNode(span, FeelType.Of(value), value);
        }

        var message = $"'{text}' is not a {function}, or there is none such.";
        _diagnostics.Report(Diagnostics.ExpressionRules.NotARealValue, span, message, "write it as in 2020-03-16, 08:30 or P14D");
        return new FailedNode(span, FeelType.Any, message);
    }

    private Node Call(Node function, Builtin builtin, ImmutableArray<string> names, ImmutableArray<Node> arguments)
    {
        var span = SpanFrom(function);
        var signature = names.IsEmpty ? builtin.Taking(arguments.Length) : builtin.Taking(names);
        if (signature is null || names.Distinct().Count() != names.Length)
        {
            return new FailedNode(span, FeelType.Any, _checks.Arguments(builtin, names, arguments.Length, span));
        }

        ImmutableArray<Node?> ordered = names.IsEmpty
            ? [.. arguments]
            : [.. signature.Parameters.Select(p => names.IndexOf(p.Name) is >= 0 and var place ? arguments[place] : null)];
        _checks.Arguments(signature, ordered);
        _nullSafety.Call(builtin.Name, ordered);
        if (builtin.Name is "date" or "time" or "date and time" or "duration" && ordered is [ConstantNode { Value: FeelText written }])
        {
            return Written(span, builtin.Name, written.Value);
        }

        return new BuiltinCallNode(span, TypeChecks.Result(builtin, signature, ordered), signature, ordered);
    }
}
