using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Feel;

/// <summary>Short ways to compile and evaluate in tests.</summary>
internal static class Expressions
{
    public static FeelMoment Moment { get; } = new(Instant.FromUtc(2020, 2, 10, 7, 30), DateTimeZoneProviders.Tzdb["Europe/Stockholm"]);

    /// <summary>The value of an expression that must compile, as FEEL text.</summary>
    public static string Value(string text) => Evaluate(text).Value.ToString();

    public static FeelResult Evaluate(string text) => Evaluate(text, FeelScope.Empty, FeelContext.Empty);

    public static FeelResult Evaluate(string text, FeelScope scope, FeelContext variables) =>
        Compiled(text, scope).Evaluate(variables, Moment);

    /// <summary>Evaluates <paramref name="text"/> with the entries of a context, itself written in FEEL, as variables.</summary>
    public static FeelResult EvaluateWith(string context, string text)
    {
        var expression = Compiled(context, FeelScope.Empty);
        var fields = Assert.IsType<FeelType.ContextOf>(expression.Type).Fields;
        return Evaluate(text, new(fields), Assert.IsType<FeelContext>(expression.Evaluate(FeelContext.Empty, Moment).Value));
    }

    public static FeelExpression Compiled(string text, FeelScope scope)
    {
        var diagnostics = new DiagnosticBag();
        var expression = FeelExpression.Compile(new SourceText("test", text), scope, diagnostics);
        Assert.True(expression is not null, string.Join("\n", diagnostics.Sorted().Select(d => $"{d.Code} at {d.Span}: {d.Message}")));
        return expression;
    }

    /// <summary>What is found wrong: <c>WF3002 'words'</c>.</summary>
    public static string[] Findings(string text, FeelScope scope)
    {
        var diagnostics = new DiagnosticBag();
        FeelExpression.Compile(new SourceText("test", text), scope, diagnostics);
        return [.. diagnostics.Sorted().Select(d => $"{d.Code} '{d.Span.Text}'")];
    }

    public static FeelScope Scope(params (string Name, FeelType Type)[] names) =>
        new(ImmutableDictionary.CreateRange(names.Select(n => KeyValuePair.Create(n.Name, n.Type))));
}
