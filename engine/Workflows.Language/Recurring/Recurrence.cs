using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Language.Recurring;

/// <summary>How often the periods of a recurrence come (RFC 5545 §3.3.10 FREQ).</summary>
public enum Frequency
{
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>A weekday, or the n-th of a month or year, counted from its end where negative (RFC 5545 §3.3.10 BYDAY).</summary>
/// <param name="Ordinal">Null: every one.</param>
/// <param name="Day">The weekday.</param>
public readonly record struct WeekdayRule(int? Ordinal, IsoDayOfWeek Day);

/// <summary>The days of a recurrence: the parts of RFC 5545 §3.3.10 that count days.</summary>
/// <remarks>Days that there are not, such as 30 February, are passed over (RFC 5545 §3.3.10). The first day of the recurrence is an
/// occurrence only when the rule yields it.</remarks>
public sealed record Recurrence
{
    /// <summary>Longer than any rule that yields a day at all leaves between two of them: a 29 February on a given weekday comes after
    /// 40 years at the latest.</summary>
    private const int MostYearsBetween = 60;

    public required Frequency Frequency { get; init; }

    public int Interval { get; init; } = 1;

    public ImmutableArray<int> Months { get; init; } = [];

    /// <summary>Counted from the end of the month where negative.</summary>
    public ImmutableArray<int> MonthDays { get; init; } = [];

    public ImmutableArray<WeekdayRule> Weekdays { get; init; } = [];

    /// <summary>Which of the days of a period, counted from 1, or from its end where negative; empty: all.</summary>
    public ImmutableArray<int> Positions { get; init; } = [];

    public IsoDayOfWeek WeekStart { get; init; } = IsoDayOfWeek.Monday;

    public int? Count { get; init; }

    public LocalDate? Until { get; init; }

    /// <summary>True when the days depend on the first one: then it has to be known.</summary>
    public bool NeedsFirstDay => Interval > 1 || Count is not null || Frequency switch
    {
        Frequency.Weekly => Weekdays.IsEmpty,
        Frequency.Monthly => Weekdays.IsEmpty && MonthDays.IsEmpty,
        Frequency.Yearly => Weekdays.IsEmpty && MonthDays.IsEmpty,
        _ => false,
    };

    /// <summary>The days in order, none before the first.</summary>
    /// <param name="first">DTSTART of RFC 5545 §3.8.2.4, as a day.</param>
    public IEnumerable<LocalDate> DaysFrom(LocalDate first)
    {
        var found = 0;
        var last = first;
        for (var period = RecurrencePeriod.Of(this, first); period is not null
            && period.Start.Year - last.Year <= MostYearsBetween; period = period.Next())
        {
            foreach (var day in period.Days().Where(d => d >= first))
            {
                if (day > Until || found++ >= Count)
                {
                    yield break;
                }

                last = day;
                yield return day;
            }
        }
    }
}
