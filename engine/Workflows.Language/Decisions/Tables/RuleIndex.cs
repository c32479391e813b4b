using System.Collections.Immutable;
using System.Numerics;
using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Decisions.Tables;

/// <summary>Finds the rules that match without trying each: columns whose tests name numbers or texts are looked up.</summary>
internal sealed class RuleIndex
{
    // Below this, trying each rule is as fast; above the other bound the lists would take too much memory.
    private const int Worthwhile = 12;
    private const int MaxRules = 4_000;

    private readonly ImmutableArray<TableRule> _rules;
    private readonly ImmutableArray<ColumnIndex?> _columns;

    private RuleIndex(ImmutableArray<TableRule> rules, ImmutableArray<ColumnIndex?> columns)
    {
        _rules = rules;
        _columns = columns;
    }

    public static RuleIndex Of(ImmutableArray<TableRule> rules, int inputs) => new(
        rules,
        [.. Enumerable.Range(0, inputs).Select(i => rules.Length is >= Worthwhile and <= MaxRules ? ColumnIndex.Of(rules, i) : null)]);

    /// <summary>The places of the rules whose tests all hold, in the table's order.</summary>
    public IEnumerable<int> Matching(TestedValue[] inputs, Run run)
    {
        var found = new ulong[]?[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            found[i] = _columns[i]?.RulesFor(inputs[i].Value);
        }

        for (var start = 0; start < _rules.Length; start += 64)
        {
            var left = _rules.Length - start >= 64 ? ulong.MaxValue : (1UL << (_rules.Length - start)) - 1;
            foreach (var rules in found)
            {
                left &= rules?[start / 64] ?? ulong.MaxValue;
            }

            for (; left != 0; left &= left - 1)
            {
                var rule = start + BitOperations.TrailingZeroCount(left);
                if (RestHolds(_rules[rule], inputs, found, run))
                {
                    yield return rule;
                }
            }
        }
    }

    private static bool RestHolds(TableRule rule, TestedValue[] inputs, ulong[]?[] found, Run run)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (found[i] is null && !rule.Tests[i].Holds(inputs[i], run))
            {
                return false;
            }
        }

        return true;
    }
}
