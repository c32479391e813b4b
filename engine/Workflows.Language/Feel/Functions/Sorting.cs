using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Feel.Functions;

/// <summary><c>sort</c> by a function that says whether one item precedes another, or by the items' own order (DMN 1.5
/// §10.3.4.8).</summary>
internal static class Sorting
{
    /// <summary>Stable, and ends whatever the function answers.</summary>
    public static FeelValue Sort(Call call)
    {
        var items = call.Items(0).ToArray();
        var precedes = call[1] as FeelFunction;
        var answered = true;
        var merged = new FeelValue[items.Length];
        for (var width = 1; width < items.Length && answered; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                answered &= Merge(items, merged, start, width, call, precedes);
            }

            (items, merged) = (merged, items);
        }

        return answered
            ? new FeelList([.. items])
            : call.Null("The items cannot be put in order: for two of them it is not known which precedes.");
    }

    private static bool Merge(FeelValue[] from, FeelValue[] to, int start, int width, Call call, FeelFunction? precedes)
    {
        var (left, middle) = (start, Math.Min(start + width, from.Length));
        var (right, end) = (middle, Math.Min(start + (2 * width), from.Length));
        for (var place = start; place < end; place++)
        {
            var takesRight = left == middle;
            if (left < middle && right < end)
            {
                if (Precedes(from[right], from[left], call, precedes) is not { } first)
                {
                    return false;
                }

                takesRight = first;
            }

            to[place] = takesRight ? from[right++] : from[left++];
        }

        return true;
    }

    private static bool? Precedes(FeelValue a, FeelValue b, Call call, FeelFunction? precedes)
    {
        if (!call.Spend(1))
        {
            return null;
        }

        return precedes is null
            ? Order.Compare(a, b) is { } order ? order < 0 : null
            : Calling.Call(precedes, [a, b], call.Run, call.Span) is FeelBoolean answer ? answer.Value : null;
    }
}
