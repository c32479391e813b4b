using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Decisions.Tables;

/// <summary>Tells of gaps and overlaps in a table, each with an example, and of rules that never count.</summary>
internal static class TableChecks
{
    /// <returns>True when it is proven that the table answers for all values that its inputs may have.</returns>
    public static bool Check(DecisionTable table, ImmutableArray<(string Name, InputKind Kind)> inputs, DiagnosticBag diagnostics)
    {
        CheckAnswers(table, diagnostics);
        var samples = inputs.Select((input, i) => TableSamples.Of(table, i, input.Kind)).ToImmutableArray();
        var unproven = samples.IndexOf(null);
        if (unproven >= 0)
        {
            diagnostics.Report(
                DecisionRules.NotProven, table.Head.Span,
                "Whether the rules leave a gap or contradict each other cannot be told: "
                + $"the tests of '{inputs[unproven].Name}' depend on other values.",
                "compare with values that are written out where that is possible; otherwise give the outputs a default");
            return AlwaysAnswers(table);
        }

        var proof = TableProof.Of(table, [.. samples.Select(s => s!.Value)]);
        if (!proof.IsComplete)
        {
            diagnostics.Report(
                DecisionRules.NotProven,
                table.Head.Span,
                "The table has too many combinations to look at all of them.",
                "split it into tables that require one another");
            return AlwaysAnswers(table);
        }

        ImmutableArray<string> names = [.. inputs.Zip(table.Head.Inputs, (i, column) => Named(i.Name, column))];
        TellGaps(table, proof, names, diagnostics);
        TellOverlaps(table, proof, names, diagnostics);
        TellIdle(table, proof, diagnostics);
        return true;
    }

    /// <summary>Whatever its rules, a table answers when it counts or lists what matches, or takes the first, and has defaults.</summary>
    private static bool AlwaysAnswers(DecisionTable table) => Lists(table) || (table.HitPolicy == HitPolicy.First && HasDefault(table));

    private static bool Lists(DecisionTable table) =>
        table.Type is FeelType.ListOf || table is { HitPolicy: HitPolicy.Collect, Aggregation: Aggregation.Count };

    private static bool HasDefault(DecisionTable table) => table.Head.Outputs.Any(o => o.Default is not null);

    private static void TellGaps(DecisionTable table, TableProof proof, ImmutableArray<string> names, DiagnosticBag diagnostics)
    {
        if (Lists(table) || HasDefault(table))
        {
            return;
        }

        foreach (var gap in proof.Gaps)
        {
            diagnostics.Report(
                DecisionRules.Gap, table.Head.Span, $"No rule matches {Example(names, gap.Values)}.",
                "add a rule, or give the output a default");
        }
    }

    private static void TellOverlaps(DecisionTable table, TableProof proof, ImmutableArray<string> names, DiagnosticBag diagnostics)
    {
        foreach (var (first, second, values) in proof.Overlaps)
        {
            var (one, other) = (table.Rules[first], table.Rules[second]);
            if (table.HitPolicy == HitPolicy.Unique || (table.HitPolicy == HitPolicy.Any && AnswersDiffer(one, other)))
            {
                diagnostics.Report(
                    DecisionRules.Overlap, other.Span, $"This rule and rule {first + 1} both match {Example(names, values)}.",
                    table.HitPolicy == HitPolicy.Unique
                        ? "narrow one of them, or choose another hit policy such as F (the first counts)"
                        : "let both answer alike",
                    new RelatedPlace(one.Span, $"rule {first + 1}"));
            }
        }
    }

    private static void TellIdle(DecisionTable table, TableProof proof, DiagnosticBag diagnostics)
    {
        foreach (var rule in proof.Dead)
        {
            diagnostics.Report(
                DecisionRules.IdleRule,
                table.Rules[rule].Span,
                "This rule never matches: no allowed values pass all its tests.",
                "correct its tests, or take the rule out");
        }

        foreach (var rule in table.HitPolicy == HitPolicy.First ? proof.Masked : [])
        {
            diagnostics.Report(
                DecisionRules.IdleRule,
                table.Rules[rule].Span,
                "This rule never counts: wherever it matches, a rule above it does too.",
                "move it up, or take it out");
        }
    }

    /// <summary>Answers that are written out are compared with the values that the output allows.</summary>
    private static void CheckAnswers(DecisionTable table, DiagnosticBag diagnostics)
    {
        foreach (var rule in table.Rules)
        {
            foreach (var (output, result) in table.Head.Outputs.Zip(rule.Results))
            {
                if (result.Constant is { } value && !output.Ranking.IsEmpty
                    && !output.Ranking.Any(r => Equality.AreEqual(r, value) == true))
                {
                    diagnostics.Report(
                        DecisionRules.WrongAnswer, result.Span,
                        $"'{FeelPrinter.Text(value)}' is none of the values that '{output.Name}' may have.",
                        $"it may be {Listing.Or([.. output.Ranking.Select(FeelPrinter.Text)])}");
                }
            }
        }
    }

    private static bool AnswersDiffer(TableRule one, TableRule other) =>
        one.Results.Zip(other.Results).Any(
            p => p.First.Constant is not { } a || p.Second.Constant is not { } b || Equality.AreEqual(a, b) != true);

    private static string Named(string name, TableInput input) => input.Words?.Label is { } label ? $"{name} ({label})" : name;

    private static string Example(ImmutableArray<string> names, ImmutableArray<FeelValue> values) =>
        values.IsEmpty ? "any values" : string.Join(", ", names.Zip(values, (name, value) => $"{name} = {Shown(value)}"));

    private static string Shown(FeelValue value) => value switch
    {
        FeelBoolean answer => answer.Value ? "yes" : "no",
        FeelText text => $"'{text.Value}'",
        _ => FeelPrinter.Text(value),
    };
}
