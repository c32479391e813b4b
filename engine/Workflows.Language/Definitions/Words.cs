using System.Collections.Immutable;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <summary>A name or a text with the place where it stands.</summary>
public sealed record Word(string Value, SourceSpan Span)
{
    public override string ToString() => Value;
}

/// <summary>An expression as written; it is compiled once the names that it may use are known
/// (<see cref="Checking.CheckedProcess.Expressions"/>). Compared by reference: two equal texts may mean two things.</summary>
public sealed class Expression(YamlScalar scalar, int start)
{
    public YamlScalar Scalar { get; } = scalar;

    /// <summary>Where the expression starts in the scalar's value: behind the <c>=</c>, or 0.</summary>
    public int Start { get; } = start;

    /// <summary>Where it ends in the scalar's value: before the <c>&gt;</c> of a placeholder, or the value's length.</summary>
    public int End { get; init; } = scalar.Value.Length;

    public string Text => Scalar.Value[Start..End];

    public SourceSpan Span => Scalar.SpanOf(Start, End);
}

/// <summary>A text with placeholders, such as <c>Routine of &lt;unit.name&gt;</c>.</summary>
public sealed record TextTemplate(SourceSpan Span, ImmutableArray<TextPart> Parts)
{
    /// <summary>The text without placeholders filled: <c>Routine of …</c>.</summary>
    public string Outline => string.Concat(Parts.Select(p => p.Literal ?? "…"));
}

/// <summary>Either literal characters or an expression to fill in.</summary>
public sealed record TextPart(string? Literal, Expression? Placeholder);
