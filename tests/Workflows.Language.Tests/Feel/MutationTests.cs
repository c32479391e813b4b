using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Language.Tests.Feel;

/// <summary>Expressions with pieces taken out, doubled, swapped and replaced end in a value or in a finding with a place.</summary>
/// <remarks>The long run, with times, is <c>dotnet run --project tests/Workflows.Faults -c Release -- mutations --count 1000000</c>.</remarks>
public sealed class MutationTests
{
    private static readonly FeelExpression Context = Expressions.Compiled(ExpressionMutations.Variables, FeelScope.Empty);

    private static readonly FeelContext Variables = (FeelContext)Context.Evaluate(FeelContext.Empty, Expressions.Moment).Value;

    private static readonly FeelScope Scope = new(((FeelType.ContextOf)Context.Type).Fields);

    [Fact]
    public void Any_mutation_ends_in_a_value_or_a_finding() => Assert.All(ExpressionMutations.Sequence(seed: 20200210, count: 4_000), End);

    private static void End(string text)
    {
        var diagnostics = new DiagnosticBag();
        if (FeelExpression.Compile(new SourceText("mutation", text), Scope, diagnostics) is { } expression)
        {
            _ = expression.Evaluate(Variables, Expressions.Moment).Value.ToString();
        }
        else
        {
            Assert.True(diagnostics.HasErrors, text);
            Assert.All(diagnostics.Sorted(), d => Assert.InRange(d.Span.End, d.Span.Start, text.Length));
        }
    }
}
