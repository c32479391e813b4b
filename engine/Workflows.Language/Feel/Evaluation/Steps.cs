namespace Workflows.Language.Feel.Evaluation;

/// <summary>Counting through whole numbers and days, up or down.</summary>
internal static class Steps
{
    /// <summary>From one value to the other, both included; null unless both are whole numbers or dates.</summary>
    public static IEnumerable<FeelValue>? Between(FeelValue from, FeelValue to) => (from, to) switch
    {
        (FeelNumber a, FeelNumber b) =>
            (a.Value.ToInt64(), b.Value.ToInt64()) is ({ } first, { } last) ? Count(first, last).Select(FeelValue.Of) : null,
        (FeelDate a, FeelDate b) =>
            Count(a.Value.DayNumber, b.Value.DayNumber).Select(n => new FeelDate(CivilDate.FromDayNumber(n)!.Value)),
        _ => null,
    };

    /// <summary>The whole numbers or dates within a range; null for a range of others or without an end.</summary>
    public static IEnumerable<FeelValue>? Within(FeelRange range) =>
        Between(range.Start, range.End)?.Where(v => Containment.Contains(range, v) == true);

    private static IEnumerable<long> Count(long from, long to)
    {
        var step = from <= to ? 1 : -1;
        for (var i = from; ; i += step)
        {
            yield return i;
            if (i == to)
            {
                yield break;
            }
        }
    }
}
