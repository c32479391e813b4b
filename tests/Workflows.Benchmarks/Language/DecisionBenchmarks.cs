using System.Text;
using NodaTime;
using Workflows.Benchmarks.Measuring;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Benchmarks.Language;

/// <summary>A table of 500 ranges of a number for each of two kinds, without gap or overlap.</summary>
internal static class DecisionBenchmarks
{
    private const int Ranges = 500;
    private const int Width = 10;

    private static readonly FeelMoment Moment = new(NodaConstants.UnixEpoch, DateTimeZone.Utc);

    public static IReadOnlyList<Figure> Run(Effort effort)
    {
        var source = new SourceText("fee.decision.yaml", Text());
        var table = Read(source);
        var asked = new FeelContext([new("amount", FeelValue.Of(3_777)), new("kind", FeelValue.Of("preschool"))]);
        var rules = Enumerable.Range(0, Ranges)
            .SelectMany(i => new[] { new Rule(i * Width, "preschool", $"a{i}"), new Rule(i * Width, "compulsory", $"b{i}") })
            .ToArray();
        var (amount, kind) = (3_777, "preschool");
        if (table.Evaluate(asked, Moment).Value is not FeelText { Value: "a377" })
        {
            throw new InvalidOperationException("The table decides otherwise than its rules say.");
        }

        var byHand = Timing.Of(
            effort,
            "the rules tried in turn in C#",
            () => Array.Find(rules, r => amount >= r.From && amount < r.From + Width && r.Kind == kind)!);
        return
        [
            Timing.Of(effort, "read, checked, gaps and overlaps proven absent", () => Read(source)),
            byHand,
            Timing.Of(effort, "a decision", () => table.Evaluate(asked, Moment)).ComparedWith(byHand),
        ];
    }

    private static DecisionFile Read(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var file = DecisionFileReader.Read(source, SourceSet.Of([source]), diagnostics);
        return diagnostics.Sorted() is { Length: > 0 } findings
            ? throw new InvalidOperationException(new DiagnosticRenderer().Render(findings))
            : file!;
    }

    private static string Text()
    {
        var text = new StringBuilder("""
            decision: fee
            title: Fee
            inputs:
              amount: { type: whole number, allowed: "[0..4999]" }
              kind: { type: text, allowed: [preschool, compulsory] }
            outputs:
              verdict: { type: text }
            rules:

            """);
        for (var i = 0; i < Ranges; i++)
        {
            text.Append($"  - {{ amount: \"[{i * Width}..{(i * Width) + Width - 1}]\", kind: preschool, verdict: a{i} }}\n");
            text.Append($"  - {{ amount: \"[{i * Width}..{(i * Width) + Width - 1}]\", kind: compulsory, verdict: b{i} }}\n");
        }

        return text.ToString();
    }

    private sealed record Rule(int From, string Kind, string Verdict);
}
