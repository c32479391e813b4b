using NodaTime;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Tests.Shared;

namespace Workflows.Faults.Mutations;

/// <summary>Compiles and evaluates damaged expressions one after the other and keeps what came of them.</summary>
internal static class MutationCampaign
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private static readonly FeelMoment Moment = new(Instant.FromUtc(2020, 2, 10, 7, 30), DateTimeZoneProviders.Tzdb["Europe/Stockholm"]);

    public static MutationFindings Run(int seed, int count, CancellationToken cancellationToken)
    {
        var context = FeelExpression.Compile(new("variables", ExpressionMutations.Variables), FeelScope.Empty, new())!;
        var given = new Given(new(((FeelType.ContextOf)context.Type).Fields), (FeelContext)context.Evaluate(FeelContext.Empty, Moment).Value);
        foreach (var sound in ExpressionMutations.Sound)
        {
            Try(sound, given); // what is compiled on first use is no cost of the first mutation
        }

        var findings = new MutationFindings();
        foreach (var text in ExpressionMutations.Sequence(seed, count))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = ThreadTime.Now;
            var end = Try(text, given);
            var time = ThreadTime.Now - start;
            findings = findings.With(text, end, time, time > Limit);
        }

        return findings;
    }

    private static MutationEnd Try(string text, Given given)
    {
        try
        {
            var diagnostics = new DiagnosticBag();
            if (FeelExpression.Compile(new SourceText("mutation", text), given.Scope, diagnostics) is not { } expression)
            {
                return diagnostics.HasErrors
                    && diagnostics.Sorted().All(d => d.Span.Start >= 0 && d.Span.Start <= d.Span.End && d.Span.End <= text.Length)
                    ? MutationEnd.Finding
                    : MutationEnd.Lost;
            }

            _ = expression.Evaluate(given.Variables, Moment).Value.ToString();
            return MutationEnd.Value;
        }
        catch (Exception)
        {
            return MutationEnd.Crash; // whatever it is, an author's text must not throw
        }
    }

    private sealed record Given(FeelScope Scope, FeelContext Variables);
}
