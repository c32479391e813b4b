using System.Collections.Immutable;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Syntax;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Tables;

/// <summary>A decision table as it was read, whatever the file it was read from.</summary>
/// <remarks><c>Annotations</c>: the names of the columns that are for readers only.</remarks>
internal sealed record TableSource(
    SourceSpan Span,
    HitPolicy HitPolicy,
    Aggregation Aggregation,
    ImmutableArray<InputSource> Inputs,
    ImmutableArray<OutputSource> Outputs,
    ImmutableArray<string> Annotations,
    ImmutableArray<RuleSource> Rules);

/// <remarks><c>Type</c>: the declared one, or Any. <c>Allowed</c>: tests of which a value must pass one, or null.</remarks>
internal sealed record InputSource(
    string Label, ExpressionText Expression, FeelType Type, ExpressionText? Allowed, ColumnWords? Words = null);

internal sealed record OutputSource(
    string Name, FeelType Type, ExpressionText? Allowed, ExpressionText? Default, ColumnWords? Words = null);

/// <summary>How people read a column.</summary>
/// <param name="Label">What they call it, or null where it has its name only.</param>
/// <param name="Allowed">The values that it may have, as the author wrote them, or null.</param>
internal sealed record ColumnWords(string? Label, string? Allowed);

/// <remarks><c>Written</c>: the cells of inputs, then outputs, as the author wrote them; empty where those are FEEL.</remarks>
internal sealed record RuleSource(
    SourceSpan Span, ImmutableArray<ExpressionText> Tests, ImmutableArray<ExpressionText> Results, ImmutableArray<string> Annotations,
    ImmutableArray<string> Written);
