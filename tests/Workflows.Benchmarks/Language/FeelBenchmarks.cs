using System.Collections.Immutable;
using NodaTime;
using Workflows.Benchmarks.Measuring;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Benchmarks.Language;

/// <summary>Expressions as the shipped routines use them, each beside the same written by hand in C#.</summary>
internal static class FeelBenchmarks
{
    private const string Condition = "unit.kind = \"preschool\" and unit.incidents <= threshold";
    private const string Filter = "units[kind = \"preschool\" and incidents <= threshold]";
    private const int Items = 10_000;
    private const int Threshold = 3;

    private static readonly FeelMoment Moment = new(NodaConstants.UnixEpoch, DateTimeZone.Utc);

    private static readonly FeelType UnitType = new FeelType.ContextOf(
        ImmutableDictionary<string, FeelType>.Empty.Add("kind", FeelType.Text).Add("incidents", FeelType.Number));

    private static readonly FeelScope Scope = FeelScope.Empty
        .With("unit", UnitType)
        .With("units", new FeelType.ListOf(UnitType))
        .With("threshold", FeelType.Number);

    public static IReadOnlyList<Figure> Run(Effort effort)
    {
        var units = Enumerable.Range(0, Items).Select(i => new SchoolUnit(i % 2 == 0 ? "preschool" : "compulsory", i % 10)).ToArray();
        var values = FeelContext.Empty
            .With("unit", InFeel(units[2]))
            .With("units", FeelValue.List(units.Select(InFeel)))
            .With("threshold", FeelValue.Of(Threshold));
        var (condition, filter) = (Compile(Condition), Compile(Filter));
        var (unit, threshold) = (units[2], Threshold);

        Figure conditionByHand = Timing.Of(
            effort, "the condition in C#", () => unit.Kind == "preschool" && unit.Incidents <= threshold ? "yes" : "no");
        Figure filterByHand = Timing.Of(
            effort, "the filter in C#", () => units.Where(u => u.Kind == "preschool" && u.Incidents <= threshold).ToArray());
        return
        [
            Timing.Of(effort, "a condition, parsed and checked", () => Compile(Condition)),
            conditionByHand,
            Timing.Of(effort, "a condition", () => condition.Evaluate(values, Moment)).ComparedWith(conditionByHand),
            filterByHand,
            Timing.Of(effort, "a filter over 10,000 items", () => filter.Evaluate(values, Moment)).ComparedWith(filterByHand),
        ];
    }

    private static FeelExpression Compile(string text)
    {
        var diagnostics = new DiagnosticBag();
        return FeelExpression.Compile(new SourceText("benchmark", text), Scope, diagnostics)
            ?? throw new InvalidOperationException(new DiagnosticRenderer().Render(diagnostics.Sorted()));
    }

    private static FeelContext InFeel(SchoolUnit unit) =>
        new([new("kind", FeelValue.Of(unit.Kind)), new("incidents", FeelValue.Of(unit.Incidents))]);

    private sealed record SchoolUnit(string Kind, int Incidents);
}
