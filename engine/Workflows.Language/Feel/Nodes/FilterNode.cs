using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

/// <summary><c>list[2]</c>, the item counted from 1, or from the end by a negative number; <c>list[x > 3]</c>, the items for which the
/// condition is true (DMN 1.5 §10.3.2.5). What is no list counts as a list of one.</summary>
internal sealed class FilterNode(SourceSpan span, FeelType type, Node target, Node filter, int itemSlot) : Node(span, type, target, filter)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value.IsNull)
        {
            return frame.Run.Null(Span, "There is no list to choose from.");
        }

        var items = value is FeelList list ? list.Items : [value];
        return filter.Type == FeelType.Number ? At(items, FilterOf(FeelValue.Null, frame), frame.Run) : Where(items, frame);
    }

    private FeelValue Where(ImmutableArray<FeelValue> items, Frame frame)
    {
        // Whether the filter is a place or a condition shows when it is asked for the first time.
        var first = FilterOf(items.IsEmpty ? FeelValue.Null : items[0], frame);
        if (first is FeelNumber)
        {
            return At(items, first, frame.Run);
        }

        var chosen = ImmutableArray.CreateBuilder<FeelValue>();
        for (var i = 0; i < items.Length; i++)
        {
            if (!frame.Run.Spend(filter.Size, Span))
            {
                return FeelValue.Null;
            }

            if ((i == 0 ? first : FilterOf(items[i], frame)) is FeelBoolean { Value: true })
            {
                chosen.Add(items[i]);
            }
        }

        return chosen.Count == items.Length && !items.IsEmpty ? new FeelList(items) : new FeelList(chosen.DrainToImmutable());
    }

    private FeelValue At(ImmutableArray<FeelValue> items, FeelValue place, Run run)
    {
        if (place is not FeelNumber { Value: var number })
        {
            return run.Null(filter.Span, "The place in the list is not known.");
        }

        var index = number.ToInt32() switch
        {
            > 0 and var n => n - 1,
            < 0 and var n => items.Length + n,
            _ => -1,
        };
        return index >= 0 && index < items.Length ? items[index] : run.Null(filter.Span, "The list has no item at this place.");
    }

    private FeelValue FilterOf(FeelValue item, Frame frame)
    {
        frame.Locals[itemSlot] = item;
        return filter.Evaluate(frame);
    }
}
