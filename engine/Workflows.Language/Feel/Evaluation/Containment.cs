namespace Workflows.Language.Feel.Evaluation;

/// <summary>FEEL's <c>in</c> (DMN 1.5 §10.3.2.13, table 55).</summary>
internal static class Containment
{
    /// <summary>Whether a value lies between the ends of a range; null when it cannot be compared with them.</summary>
    public static bool? Contains(FeelRange range, FeelValue value)
    {
        var fromStart = range.Start.IsNull ? 1 : Order.Compare(value, range.Start);
        var toEnd = range.End.IsNull ? -1 : Order.Compare(value, range.End);
        if (fromStart is not { } start || toEnd is not { } end)
        {
            return null;
        }

        return (start > 0 || (start == 0 && range.StartIncluded)) && (end < 0 || (end == 0 && range.EndIncluded));
    }

    /// <summary>Whether a value passes a test: lies in the range, is in the list or in one of its ranges, or is equal.</summary>
    public static bool? Passes(FeelValue value, FeelValue test) => test switch
    {
        FeelRange range when value is not FeelRange => Contains(range, value),
        FeelList list => PassesAny(value, list),
        _ => Equality.AreEqual(value, test),
    };

    private static bool? PassesAny(FeelValue value, FeelList list)
    {
        if (value is FeelList && Equality.AreEqual(value, list) == true)
        {
            return true;
        }

        bool? result = false;
        foreach (var item in list.Items)
        {
            var one = item is FeelRange range && value is not FeelRange ? Contains(range, value) : Equality.AreEqual(value, item);
            if (one == true)
            {
                return true;
            }

            // Between different kinds nothing is equal; only a range that cannot be asked leaves the answer open.
            result = one is null && item is FeelRange ? null : result;
        }

        return result;
    }
}
