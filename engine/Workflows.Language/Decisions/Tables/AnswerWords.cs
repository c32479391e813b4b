using System.Collections.Immutable;
using Workflows.Language.Feel;

namespace Workflows.Language.Decisions.Tables;

/// <summary>The texts that a table can answer with, where its outputs list them under <c>allowed</c>.</summary>
internal static class AnswerWords
{
    /// <summary>By the name of the output. Left out are outputs that may be any text, and those that some rule works out.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Of(DecisionTable table)
    {
        var words = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (index, output) in table.Head.Outputs.Index().Where(o => !o.Item.Ranking.IsEmpty))
        {
            ImmutableArray<FeelExpression> answers = [.. table.Rules.Select(r => r.Results[index])];
            if (output.Default is { } fallback)
                answers = answers.Add(fallback);
            if (answers.All(a => a.Constant is FeelText or FeelNull))
            {
                words[output.Name] = [.. output.Ranking.Concat(answers.Select(a => a.Constant!))
                    .OfType<FeelText>().Select(t => t.Value).Distinct(StringComparer.Ordinal)];
            }
        }

        return words.ToImmutable();
    }
}
