namespace Workflows.Language.Feel.Evaluation;

/// <summary>FEEL's <c>&lt;</c> and its kin (DMN 1.5 §10.3.2.13, table 54): an order within numbers, texts, dates, times and
/// durations.</summary>
internal static class Order
{
    /// <summary>Below, at or above zero; null between values that have no order.</summary>
    public static int? Compare(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => a.Value.CompareTo(b.Value),
        (FeelText a, FeelText b) => Compare(a.Value, b.Value),
        (FeelDate a, FeelDate b) => a.Value.CompareTo(b.Value),
        (FeelTime a, FeelTime b) when (a.Zone is null) == (b.Zone is null) => Equality.Seconds(a).CompareTo(Equality.Seconds(b)),
        (FeelDateTime a, FeelDateTime b) when (a.Zone is null) == (b.Zone is null) => Equality.Seconds(a).CompareTo(Equality.Seconds(b)),
        (FeelDaysDuration a, FeelDaysDuration b) => a.Nanoseconds.CompareTo(b.Nanoseconds),
        (FeelMonthsDuration a, FeelMonthsDuration b) => a.Months.CompareTo(b.Months),
        _ => null,
    };

    /// <summary>Texts in the order of their Unicode code points.</summary>
    private static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (a != b)
            {
                // In UTF-16 the halves of the highest code points are below some of the lower ones.
                return char.IsSurrogate(a) != char.IsSurrogate(b) ? (char.IsSurrogate(a) ? 1 : -1) : a.CompareTo(b);
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
