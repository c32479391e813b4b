using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions;

/// <summary>What was decided, and by which rules, in the order in which they were found; at most 1,000 are kept.</summary>
public sealed record DecisionExplanation(FeelResult Result, ImmutableArray<MatchedRule> Matched)
{
    internal static DecisionExplanation Of(FeelMoment moment, Func<Run, FeelValue> decide)
    {
        var matched = new MatchedRules();
        var run = new Run(moment) { Matched = matched };
        var result = run.ResultOf(decide(run));
        return new(result, matched.All);
    }
}

/// <summary>A rule of a table that matched.</summary>
/// <param name="Number">Its place in its table, counted from 1.</param>
/// <param name="Span">The rule in its file.</param>
/// <param name="Annotations">What the table's author noted beside it; empty notes are left out.</param>
public sealed record MatchedRule(int Number, SourceSpan Span, ImmutableArray<RuleAnnotation> Annotations);

/// <summary>A note beside a rule. The name of its column may be empty in a <c>.dmn</c> file.</summary>
public sealed record RuleAnnotation(string Name, string Text);
