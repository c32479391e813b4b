using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Feel;

/// <summary>A FEEL expression that was parsed, checked and compiled once; stateless and safe to share between threads.</summary>
public sealed class FeelExpression
{
    private FeelExpression(SourceSpan span, string text, FeelType type, ImmutableArray<string> names)
    {
        Span = span;
        Text = text;
        Type = type;
        Names = names;
    }

    public SourceSpan Span { get; }

    /// <summary>As the author wrote it.</summary>
    public string Text { get; }

    /// <summary>What it yields, as far as checking can tell.</summary>
    public FeelType Type { get; }

    /// <summary>The variables of the scope that it reads; for incidents and privacy checks.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Parses and checks the part of a scalar's value from <paramref name="start"/> up to <paramref name="end"/> as an
    /// expression: a placeholder's stands inside a text.</summary>
    /// <returns>The compiled expression, or null when an error was reported (3xxx, with spans inside the YAML file).</returns>
    public static FeelExpression? Compile(YamlScalar scalar, int start, int end, FeelScope scope, DiagnosticBag diagnostics) =>
        throw new NotImplementedException();

    /// <summary>Evaluates against variables. Never throws for what an author wrote: FEEL yields null with a reason (DMN 1.5 §10.3.2.5).</summary>
    public FeelResult Evaluate(FeelContext variables, FeelMoment moment) => throw new NotImplementedException();
}

/// <summary>The names that an expression may use, with their types.</summary>
public sealed record FeelScope(ImmutableDictionary<string, FeelType> Variables)
{
    public static FeelScope Empty { get; } = new(ImmutableDictionary<string, FeelType>.Empty);
}

/// <summary>What <c>now()</c> and <c>today()</c> answer.</summary>
public readonly record struct FeelMoment(Instant Now, DateTimeZone Zone);

/// <summary>A value and, where it became null against expectation, the reasons.</summary>
public sealed record FeelResult(FeelValue Value, ImmutableArray<FeelReason> Reasons);

/// <summary>Why a part of an expression yielded null.</summary>
public sealed record FeelReason(SourceSpan Span, string Message);
