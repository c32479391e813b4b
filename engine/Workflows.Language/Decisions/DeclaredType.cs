using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Functions;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions;

/// <summary>A type that a model declares, with the values that it allows (DMN 1.5 §7.3.2 and §7.3.3).</summary>
internal sealed record DeclaredType(FeelType Type)
{
    public static DeclaredType Any { get; } = new(FeelType.Any);

    /// <summary>Tests of which every value, or every item of a list, must pass one.</summary>
    public CellTest? Allowed { get; init; }

    /// <summary>Tests of which the list as a whole must pass one.</summary>
    public CellTest? Constraint { get; init; }

    public ImmutableDictionary<string, DeclaredType> Fields { get; init; } = ImmutableDictionary<string, DeclaredType>.Empty;

    public SourceSpan Span { get; init; }

    /// <summary>The value as a value of the type (DMN 1.5 §10.3.2.9.4); null, with the reason kept, when it is none.</summary>
    public FeelValue Conform(FeelValue value, Run run)
    {
        if (Type == FeelType.Any && Allowed is null && Constraint is null)
        {
            return value;
        }

        if (Conversion.To(value, Type) is not { } converted)
        {
            return run.Null(Span, $"{Kinds.Noun(value)} is not {Kinds.Noun(Type)} as declared.");
        }

        return IsAllowed(converted, run) ? converted : run.Null(Span, "The value is none of those that its type allows.");
    }

    private bool IsAllowed(FeelValue value, Run run)
    {
        if (value.IsNull)
        {
            return true;
        }

        if (Constraint is { } constraint && !constraint.Holds(new(value, FeelContext.Empty), run))
        {
            return false;
        }

        var items = value is FeelList list && Type is FeelType.ListOf ? list.Items : [value];
        foreach (var item in items)
        {
            if (Allowed is { } allowed && !item.IsNull && !allowed.Holds(new(item, FeelContext.Empty), run))
            {
                return false;
            }

            if (item is FeelContext context && Fields.Any(f => context.Find(f.Key) is { } field && !f.Value.IsAllowed(field, run)))
            {
                return false;
            }
        }

        return true;
    }
}
