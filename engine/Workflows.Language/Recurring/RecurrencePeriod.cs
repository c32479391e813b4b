using NodaTime;

namespace Workflows.Language.Recurring;

/// <summary>One year, month, week or day of a recurrence, and the days that the rule finds in it.</summary>
internal sealed class RecurrencePeriod
{
    private const int LastYear = 9_990;

    private readonly Recurrence _rule;
    private readonly LocalDate _first;

    private RecurrencePeriod(Recurrence rule, LocalDate first, LocalDate start)
    {
        _rule = rule;
        _first = first;
        Start = start;
    }

    /// <summary>Its first day.</summary>
    public LocalDate Start { get; }

    /// <summary>The period that holds the first day of the recurrence.</summary>
    public static RecurrencePeriod Of(Recurrence rule, LocalDate first) => new(rule, first, rule.Frequency switch
    {
        Frequency.Yearly => new(first.Year, 1, 1),
        Frequency.Monthly => new(first.Year, first.Month, 1),
        Frequency.Weekly => first.PlusDays(-(((int)first.DayOfWeek - (int)rule.WeekStart + 7) % 7)),
        _ => first,
    });

    /// <summary>The one an interval later; null beyond the calendar.</summary>
    public RecurrencePeriod? Next() => Start.Year >= LastYear ? null : new(_rule, _first, _rule.Frequency switch
    {
        Frequency.Yearly => Start.PlusYears(_rule.Interval),
        Frequency.Monthly => Start.PlusMonths(_rule.Interval),
        Frequency.Weekly => Start.PlusWeeks(_rule.Interval),
        _ => Start.PlusDays(_rule.Interval),
    });

    /// <summary>Its days in order, after BYSETPOS.</summary>
    public IEnumerable<LocalDate> Days()
    {
        var days = Candidates().Distinct().Order().ToList();
        return _rule.Positions.IsEmpty
            ? days
            : _rule.Positions
                .Select(p => p > 0 ? p - 1 : days.Count + p)
                .Where(i => i >= 0 && i < days.Count)
                .Distinct()
                .Order()
                .Select(i => days[i]);
    }

    private IEnumerable<LocalDate> Candidates() => _rule.Frequency switch
    {
        Frequency.Yearly => InYear(),
        Frequency.Monthly when IsMonth(Start) => InMonth(Start),
        Frequency.Weekly => Enumerable.Range(0, 7).Select(Start.PlusDays).Where(d => IsMonth(d) && IsWeekday(d)),
        Frequency.Daily when IsMonth(Start) && IsMonthDay(Start) && (_rule.Weekdays.IsEmpty || IsWeekday(Start)) => [Start],
        _ => [],
    };

    private IEnumerable<LocalDate> InYear()
    {
        if (_rule.Months.IsEmpty && _rule.MonthDays.IsEmpty && !_rule.Weekdays.IsEmpty)
        {
            return InRange(Start, Start.PlusYears(1).PlusDays(-1));
        }

        var months = !_rule.Months.IsEmpty ? _rule.Months : !_rule.MonthDays.IsEmpty ? [.. Enumerable.Range(1, 12)] : [_first.Month];
        return months.SelectMany(m => InMonth(new(Start.Year, m, 1)));
    }

    private IEnumerable<LocalDate> InMonth(LocalDate month)
    {
        var last = month.PlusMonths(1).PlusDays(-1);
        if (!_rule.MonthDays.IsEmpty)
        {
            return _rule.MonthDays.Select(d => d > 0 ? d : last.Day + d + 1).Where(d => d >= 1 && d <= last.Day)
                .Select(d => new LocalDate(month.Year, month.Month, d))
                .Where(d => _rule.Weekdays.IsEmpty || _rule.Weekdays.Any(w => w.Day == d.DayOfWeek));
        }

        if (!_rule.Weekdays.IsEmpty)
        {
            return InRange(month, last);
        }

        return _first.Day <= last.Day ? [new LocalDate(month.Year, month.Month, _first.Day)] : [];
    }

    /// <summary>The weekdays of the rule between two days, each by its ordinal there.</summary>
    private IEnumerable<LocalDate> InRange(LocalDate from, LocalDate to)
    {
        foreach (var (ordinal, weekday) in _rule.Weekdays)
        {
            var first = from.PlusDays(((int)weekday - (int)from.DayOfWeek + 7) % 7);
            var count = (Period.DaysBetween(first, to) / 7) + 1;
            if (ordinal is null)
            {
                foreach (var week in Enumerable.Range(0, count))
                {
                    yield return first.PlusWeeks(week);
                }
            }
            else if (Math.Abs(ordinal.Value) <= count)
            {
                yield return first.PlusWeeks(ordinal > 0 ? ordinal.Value - 1 : count + ordinal.Value);
            }
        }
    }

    private bool IsMonth(LocalDate day) => _rule.Months.IsEmpty || _rule.Months.Contains(day.Month);

    private bool IsMonthDay(LocalDate day) =>
        _rule.MonthDays.IsEmpty
            || _rule.MonthDays.Any(d => d == day.Day || d == day.Day - CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month) - 1);

    private bool IsWeekday(LocalDate day) =>
        _rule.Weekdays.IsEmpty ? day.DayOfWeek == _first.DayOfWeek : _rule.Weekdays.Any(w => w.Day == day.DayOfWeek);
}
