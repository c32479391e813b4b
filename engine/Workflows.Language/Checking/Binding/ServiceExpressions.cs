using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Binding;

/// <summary>The expressions of calls and documents, and what becomes of each.</summary>
internal static class ServiceExpressions
{
    public static IEnumerable<(Expression Expression, Expectation Expectation, Use Use)> Of(HttpStep step) =>
    [
        .. In(step.Address, Use.Addressed),
        .. step.Headers.SelectMany(h => In(h.Value, Use.Addressed)),
        .. step.Body?.All().SelectMany(InBody) ?? [],
    ];

    /// <param name="step">The step.</param>
    /// <param name="template">What stands in its template file; null where it has none, or none that could be read.</param>
    public static IEnumerable<(Expression Expression, Expectation Expectation, Use Use)> Of(DocumentStep step, TextTemplate? template) =>
    [
        .. In(step.Name, Use.Mailed),
        .. In(step.RegisteredAs, Use.Written),
        .. In(step.Text, Use.Written),
        .. In(template, Use.Written),
    ];

    private static IEnumerable<(Expression, Expectation, Use)> InBody(HttpValue value) => value switch
    {
        HttpValue.Text text => In(text.Template, Use.Sent),
        HttpValue.Computed computed => [(computed.Expression, Expectation.Anything, Use.Sent)],
        _ => [],
    };

    private static ImmutableArray<(Expression, Expectation, Use)> In(TextTemplate? text, Use use) =>
        [.. text?.Parts.Select(p => p.Placeholder).OfType<Expression>().Select(e => (e, Expectation.Shown, use)) ?? []];
}
