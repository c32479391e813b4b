using System.Collections.Immutable;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Decisions.Tables;

/// <summary>What a table answers when rules match, by its hit policy (DMN 1.5 §8.2.10).</summary>
internal sealed class TableAnswer(TableHead head, FeelContext variables, Run run)
{
    public FeelValue Of(List<TableRule> matching)
    {
        var answers = matching.ConvertAll(Outputs);
        return head.HitPolicy switch
        {
            HitPolicy.Unique => answers.Count == 1
                ? head.Answer(answers[0])
                : run.Null(head.Span, $"{answers.Count} rules of the table match, and only one may."),
            HitPolicy.Any => answers.TrueForAll(a => a.SequenceEqual(answers[0]))
                ? head.Answer(answers[0])
                : run.Null(head.Span, "Several rules of the table match, and their answers differ."),
            HitPolicy.First => head.Answer(answers[0]),
            HitPolicy.Priority => head.Answer(Ranked(answers)[0]),
            HitPolicy.OutputOrder => List(Ranked(answers)),
            HitPolicy.Collect => Collected(answers),
            _ => List(answers),
        };
    }

    private ImmutableArray<FeelValue> Outputs(TableRule rule) => [.. rule.Results.Select(r => r.Evaluate(variables, run))];

    private FeelList List(IEnumerable<ImmutableArray<FeelValue>> answers) => new([.. answers.Select(head.Answer)]);

    /// <summary>By the ranks of the outputs, the first column before the second; rules of the same rank stay in the table's
    /// order.</summary>
    private List<ImmutableArray<FeelValue>> Ranked(List<ImmutableArray<FeelValue>> answers) =>
        [.. answers.Select(a => (Answer: a, Ranks: RanksOf(a))).OrderBy(p => p.Ranks, Comparer<int[]>.Create(Compare))
            .Select(p => p.Answer)];

    private int[] RanksOf(ImmutableArray<FeelValue> answer) =>
        [.. head.Outputs.Select((o, i) => o.Ranking.IndexOf(answer[i]) is >= 0 and var rank ? rank : o.Ranking.Length)];

    private static int Compare(int[] left, int[] right) =>
        left.Zip(right, (a, b) => a.CompareTo(b)).FirstOrDefault(c => c != 0);

    private FeelValue Collected(List<ImmutableArray<FeelValue>> answers)
    {
        if (head.Aggregation == Aggregation.List)
        {
            return List(answers);
        }

        if (head.Aggregation == Aggregation.Count)
        {
            return FeelValue.Of(answers.Select(head.Answer).Distinct().Count());
        }

        return head.Answer([.. head.Outputs.Select((_, i) => Aggregate([.. answers.Select(a => a[i])]))]);
    }

    private FeelValue Aggregate(ImmutableArray<FeelValue> values)
    {
        FeelValue? result = null;
        foreach (var value in values)
        {
            result = result is null ? value
                : head.Aggregation == Aggregation.Sum ? Arithmetic.Add(result, value)
                : Order.Compare(value, result) is not { } order ? null
                : (head.Aggregation == Aggregation.Minimum ? order < 0 : order > 0) ? value : result;
            if (result is null
                or not (FeelNumber or FeelDaysDuration or FeelMonthsDuration or FeelDate or FeelDateTime or FeelTime or FeelText))
            {
                return run.Null(
                    head.Span, "The outputs of the matching rules cannot be taken together: they are of several kinds, or of a wrong one.");
            }
        }

        return result!;
    }
}
