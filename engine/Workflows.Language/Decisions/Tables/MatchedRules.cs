using System.Collections.Immutable;

namespace Workflows.Language.Decisions.Tables;

/// <summary>Keeps which rules matched during one evaluation; the first of them when a loop decides very often.</summary>
internal sealed class MatchedRules
{
    private const int Most = 1_000;

    private readonly List<MatchedRule> _rules = [];

    public ImmutableArray<MatchedRule> All => [.. _rules];

    public void Add(int number, TableRule rule, ImmutableArray<string> names)
    {
        if (_rules.Count < Most)
        {
            var notes = rule.Annotations.Select((text, i) => new RuleAnnotation(names.ElementAtOrDefault(i) ?? "", text));
            _rules.Add(new(number, rule.Span, [.. notes.Where(n => n.Text.Length > 0)]));
        }
    }
}
