using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Syntax;

/// <summary>Tells of values that are known to be missing at times where the whole would then have no value and nobody would be
/// told.</summary>
/// <remarks>Only where that is certain: of an expression that speaks of <c>null</c> or chooses with <c>if</c> it is taken that its author
/// thought of it, and a filter leaves out what it cannot compare, as most are meant to.</remarks>
internal sealed partial class NullSafety(string text, DiagnosticBag diagnostics)
{
    /// <summary>Functions that have no value as soon as one item of the list has none (DMN 1.5 §10.3.4.4).</summary>
    private static readonly HashSet<string> OverWholeLists = new(StringComparer.Ordinal) { "sum", "mean", "min", "max", "product", "median",
        "stddev" };

    private readonly bool _isMinded = Minding().IsMatch(text);

    /// <summary>The item of a filtered list: fields that the condition asks about are there in what is left.</summary>
    public static FeelType Narrowed(FeelType item, string condition)
    {
        if (item is not FeelType.ContextOf { EmptyAtTimes.IsEmpty: false } context)
        {
            return item;
        }

        var asked = Words().Matches(condition).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var there = context.EmptyAtTimes.Where(e => asked.Contains(e.Key) || asked.Contains(e.Value)).Select(e => e.Key);
        return context with { EmptyAtTimes = context.EmptyAtTimes.RemoveRange(there) };
    }

    public void Arithmetic(Node left, Node right)
    {
        Tell(left, "is calculated");
        Tell(right, "is calculated");
    }

    /// <summary>Equality asks whether a value is there; only an order needs one.</summary>
    public void Comparison(ComparisonOperator operation, Node left, Node right, Scope scope)
    {
        if (operation is ComparisonOperator.Equal or ComparisonOperator.NotEqual || IsInFilter(scope))
        {
            return;
        }

        Tell(left, "can be compared");
        Tell(right, "can be compared");
    }

    public void Call(string function, IEnumerable<Node?> arguments)
    {
        foreach (var argument in arguments.Where(_ => OverWholeLists.Contains(function)))
        {
            if (argument is PathNode { Target.Type: FeelType.ListOf { Item: FeelType.ContextOf item } } path
                && item.EmptyAtTimes.TryGetValue(path.Name, out var teller))
            {
                Tell(path, "comes of the whole list", teller == path.Name
                    ? $"leave out those without one: [{path.Name} != null]"
                    : $"leave out the others: [{teller} = true]");
            }
        }
    }

    private void Tell(Node node, string what)
    {
        if (node is PathNode { Target.Type: FeelType.ContextOf of } path && of.EmptyAtTimes.ContainsKey(path.Name))
        {
            Tell(path, what, $"say what holds then: if {path.Name} = null then … else …");
        }
    }

    private void Tell(PathNode path, string what, string hint)
    {
        if (!_isMinded)
        {
            diagnostics.Report(ExpressionRules.EmptyAtTimes, path.Span, $"'{path.Name}' may be missing, and then nothing {what}.", hint);
        }
    }

    private static bool IsInFilter(Scope? scope)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope is ItemScope)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\b(null|if|get or else|is defined)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Minding();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{M}\p{Nd}_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
