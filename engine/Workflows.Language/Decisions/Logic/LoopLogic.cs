using System.Collections.Immutable;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Logic;

/// <summary>Chooses items by a condition or a place (DMN 1.5 §10.2.1.10).</summary>
internal sealed class FilterLogic(SourceSpan span, DecisionLogic list, DecisionLogic match)
    : DecisionLogic(list.Type is FeelType.ListOf ? list.Type : FeelType.AnyList, HeightOf([list, match]))
{
    public override FeelValue Evaluate(FeelContext variables, Run run)
    {
        var value = list.Evaluate(variables, run);
        if (value.IsNull)
        {
            return run.Null(span, "There is no list to choose from.");
        }

        var chosen = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var item in value is FeelList items ? items.Items : [value])
        {
            if (!run.Spend(match.Height, span))
            {
                return FeelValue.Null;
            }

            switch (match.Evaluate(Within(variables, item), run))
            {
                case FeelBoolean { Value: true }:
                    chosen.Add(item);
                    break;
                case FeelBoolean or FeelNull:
                    break;
                case FeelNumber place:
                    return At(value is FeelList all ? all.Items : [value], place, run);
                default:
                    return run.Null(span, "The condition of the filter is neither true nor false.");
            }
        }

        return new FeelList(chosen.DrainToImmutable());
    }

    private FeelValue At(ImmutableArray<FeelValue> items, FeelNumber place, Run run) => place.Value.ToInt32() switch
    {
        > 0 and var n when n <= items.Length => items[n - 1],
        < 0 and var n when n >= -items.Length => items[items.Length + n],
        _ => run.Null(span, "The list has no item at this place."),
    };

    private static FeelContext Within(FeelContext variables, FeelValue item) => item is FeelContext fields
        ? new([.. variables.Entries, new("item", item), .. fields.Entries])
        : variables.With("item", item);
}

/// <summary><c>for</c>, <c>some</c> and <c>every</c> in boxes (DMN 1.5 §10.2.1.11 and §10.2.1.12).</summary>
internal sealed class LoopLogic(SourceSpan span, LoopKind kind, string name, DecisionLogic list, DecisionLogic body)
    : DecisionLogic(kind == LoopKind.For ? new FeelType.ListOf(body.Type) : FeelType.Boolean, HeightOf([list, body]))
{
    public override FeelValue Evaluate(FeelContext variables, Run run)
    {
        if (ValuesOf(list.Evaluate(variables, run)) is not { } values)
        {
            return run.Null(span, "There is no list to go through.");
        }

        var results = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var value in values)
        {
            if (!run.Spend(body.Height, span))
            {
                return FeelValue.Null;
            }

            var around = variables.With(name, value);
            results.Add(body.Evaluate(kind == LoopKind.For ? around.With("partial", new FeelList(results.ToImmutable())) : around, run));
        }

        return kind == LoopKind.For ? new FeelList(results.DrainToImmutable()) : Quantified(results, run);
    }

    private static IEnumerable<FeelValue>? ValuesOf(FeelValue value) => value switch
    {
        FeelList items => items.Items,
        FeelRange range => Steps.Within(range),
        FeelNull => null,
        _ => [value],
    };

    private FeelValue Quantified(IEnumerable<FeelValue> answers, Run run)
    {
        var decisive = kind == LoopKind.Some;
        var unknown = false;
        foreach (var answer in answers)
        {
            if (answer is not FeelBoolean { Value: var holds })
            {
                unknown = true;
            }
            else if (holds == decisive)
            {
                return answer;
            }
        }

        return unknown
            ? run.Null(span, "For some item the condition is neither true nor false, and no other item decides.")
            : FeelValue.Of(!decisive);
    }
}

internal enum LoopKind
{
    For,
    Some,
    Every,
}
