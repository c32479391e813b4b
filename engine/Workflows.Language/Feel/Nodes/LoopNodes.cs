using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

/// <summary>One <c>name in list</c> or <c>name in a..b</c> of a loop.</summary>
/// <remarks><c>Until</c>: The last value of <c>a..b</c>; null for a list.</remarks>
internal sealed record Iterator(int Slot, Node From, Node? Until, SourceSpan Span)
{
    public static IEnumerable<Node> Parts(ImmutableArray<Iterator> iterators) =>
        iterators.SelectMany(i => i.Until is null ? [i.From] : new[] { i.From, i.Until });

    /// <summary>The values that the name takes in turn; null, with the reason kept, when there is nothing to go through.</summary>
    public IEnumerable<FeelValue>? Values(Frame frame)
    {
        var from = From.Evaluate(frame);
        if (Until is not null)
        {
            return Steps.Between(from, Until.Evaluate(frame)) ?? Refuse(frame, "Only whole numbers and dates can be counted through.");
        }

        return from switch
        {
            FeelList list => list.Items,
            FeelRange range => Steps.Within(range) ?? Refuse(frame, "Only ranges of whole numbers and of dates can be counted through."),
            FeelNull => Refuse(frame, "There is no list to go through."),
            _ => [from],
        };
    }

    private IEnumerable<FeelValue>? Refuse(Frame frame, string reason)
    {
        frame.Run.Null(Span, reason);
        return null;
    }
}

/// <summary><c>for a in x, b in y return …</c>: a list with one item for each turn (DMN 1.5 §10.3.2.13, table 50).</summary>
/// <remarks><c>partialSlot</c>: Where the body finds what was returned so far; −1 when it does not look.</remarks>
internal sealed class ForNode(SourceSpan span, FeelType type, ImmutableArray<Iterator> iterators, int partialSlot, Node body)
    : Node(span, type, [.. Iterator.Parts(iterators), body])
{
    public override FeelValue Evaluate(Frame frame)
    {
        var results = ImmutableArray.CreateBuilder<FeelValue>();
        return Turn(0, frame, results) && !frame.Run.Exhausted
            ? frame.Run.Bounded(new FeelList(results.DrainToImmutable()), Span)
            : FeelValue.Null;
    }

    private bool Turn(int level, Frame frame, ImmutableArray<FeelValue>.Builder results)
    {
        if (level == iterators.Length)
        {
            if (partialSlot >= 0)
            {
                frame.Locals[partialSlot] = new FeelList(results.ToImmutable());
            }

            results.Add(body.Evaluate(frame));
            return true;
        }

        if (iterators[level].Values(frame) is not { } values)
        {
            return false;
        }

        foreach (var value in values)
        {
            if (!frame.Run.Spend(body.Size + (partialSlot >= 0 ? results.Count : 0), Span))
            {
                return false;
            }

            frame.Locals[iterators[level].Slot] = value;
            if (!Turn(level + 1, frame, results))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary><c>some x in list satisfies …</c>, <c>every x in list satisfies …</c>, in three-valued logic.</summary>
/// <remarks><c>decisive</c> is the answer that ends the search: true for <c>some</c>, false for <c>every</c>.</remarks>
internal sealed class QuantifiedNode(SourceSpan span, bool decisive, ImmutableArray<Iterator> iterators, Node condition)
    : Node(span, FeelType.Boolean, [.. Iterator.Parts(iterators), condition])
{
    private enum Answer
    {
        Decided,
        Open,
        Unknown,
    }

    public override FeelValue Evaluate(Frame frame) => Ask(0, frame) switch
    {
        Answer.Decided => FeelValue.Of(decisive),
        Answer.Open => FeelValue.Of(!decisive),
        _ => frame.Run.Null(Span, "For some item the condition is neither true nor false, and no other item decides."),
    };

    private Answer Ask(int level, Frame frame)
    {
        if (level == iterators.Length)
        {
            return condition.Evaluate(frame) is FeelBoolean answer
                ? (answer.Value == decisive ? Answer.Decided : Answer.Open)
                : Answer.Unknown;
        }

        if (iterators[level].Values(frame) is not { } values)
        {
            return Answer.Unknown;
        }

        var result = Answer.Open;
        foreach (var value in values)
        {
            if (!frame.Run.Spend(condition.Size, Span))
            {
                return Answer.Unknown;
            }

            frame.Locals[iterators[level].Slot] = value;
            switch (Ask(level + 1, frame))
            {
                case Answer.Decided:
                    return Answer.Decided;
                case Answer.Unknown:
                    result = Answer.Unknown;
                    break;
            }
        }

        return result;
    }
}
