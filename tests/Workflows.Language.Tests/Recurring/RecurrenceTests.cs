using NodaTime;
using NodaTime.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Recurring;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Recurring;

/// <summary>The days of recurrences: the examples of RFC 5545 §3.8.5.3, by their days, and plain words beside them.</summary>
public sealed class RecurrenceTests
{
    [Theory]
    // RFC 5545 §3.8.5.3, from 2 September 1997 on where nothing else is said.
    [InlineData(
        "RRULE:FREQ=DAILY;COUNT=10",
        "1997-09-02",
        "1997-09-02 1997-09-03 1997-09-04 1997-09-05 1997-09-06 1997-09-07 1997-09-08 1997-09-09 1997-09-10 1997-09-11")]
    [InlineData("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12")]
    [InlineData("FREQ=WEEKLY;COUNT=4", "1997-09-02", "1997-09-02 1997-09-09 1997-09-16 1997-09-23")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=4", "1997-09-02", "1997-09-02 1997-09-16 1997-09-30 1997-10-14")]
    [InlineData("FREQ=WEEKLY;COUNT=6;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18")]
    [InlineData(
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971008;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09-01",
        "1997-09-01 1997-09-03 1997-09-05 1997-09-15 1997-09-17 1997-09-19 1997-09-29 1997-10-01 1997-10-03")]
    [InlineData("FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "1997-09-05", "1997-09-05 1997-10-03 1997-11-07 1997-12-05")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;COUNT=6;BYDAY=1SU,-1SU", "1997-09-07", "1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", "1997-09-22", "1997-09-22 1997-10-20 1997-11-17")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=4", "1997-09-28", "1997-09-28 1997-10-29 1997-11-28 1997-12-29")]
    [InlineData("FREQ=MONTHLY;COUNT=6;BYMONTHDAY=1,-1", "1997-09-30", "1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01")]
    [InlineData(
        "FREQ=MONTHLY;INTERVAL=18;COUNT=5;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09-10",
        "1997-09-10 1997-09-11 1997-09-12 1997-09-13 1997-09-14")]
    [InlineData("FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "1997-06-10", "1997-06-10 1997-07-10 1998-06-10 1998-07-10")]
    [InlineData("FREQ=YEARLY;INTERVAL=2;COUNT=4;BYMONTH=1,2,3", "1997-03-10", "1997-03-10 1999-01-10 1999-02-10 1999-03-10")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO;COUNT=3", "1997-05-19", "1997-05-19 1998-05-18 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4", "1997-03-13", "1997-03-13 1997-03-20 1997-03-27 1998-03-05")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4", "1997-09-02", "1998-02-13 1998-03-13 1998-11-13 1999-08-13")]
    [InlineData("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=3", "1997-09-13", "1997-09-13 1997-10-11 1997-11-08")]
    [InlineData("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3", "1996-11-05", "1996-11-05 2000-11-07 2004-11-02")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "1997-09-04 1997-10-07 1997-11-06")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4", "1997-09-29", "1997-09-29 1997-10-30 1997-11-27 1997-12-30")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30")]
    // Plain words.
    [InlineData("year on 15 January", "2021-03-22", "2022-01-15 2023-01-15 2024-01-15")]
    [InlineData("year on January 15", "2021-01-15", "2021-01-15 2022-01-15")]
    [InlineData("year on the first Monday of September", "2021-01-01", "2021-09-06 2022-09-05 2023-09-04")]
    [InlineData("year on 29 February", "2021-01-01", "2024-02-29 2028-02-29")]
    [InlineData("2 years on 1 May", "2021-01-01", "2021-05-01 2023-05-01")]
    [InlineData("month on day 31", "2021-01-01", "2021-01-31 2021-03-31 2021-05-31")]
    [InlineData("month on the last day", "2021-01-01", "2021-01-31 2021-02-28 2021-03-31")]
    [InlineData("month on the last Friday", "2021-01-01", "2021-01-29 2021-02-26")]
    [InlineData("month", "2021-01-31", "2021-01-31 2021-03-31")]
    [InlineData("2 weeks on Monday", "2021-03-22", "2021-03-22 2021-04-05 2021-04-19")]
    [InlineData("week on Monday and Thursday", "2021-03-22", "2021-03-22 2021-03-25 2021-03-29")]
    [InlineData("quarter", "2021-02-01", "2021-04-01 2021-07-01 2021-10-01 2022-01-01")]
    [InlineData("quarter on the first Monday", "2021-02-01", "2021-04-05 2021-07-05")]
    [InlineData("3 days", "2021-02-27", "2021-02-27 2021-03-02 2021-03-05")]
    public void A_recurrence_comes_on_these_days(string text, string first, string days)
    {
        var rule = Read(text);
        var expected = days.Split(' ');

        var found = rule.DaysFrom(LocalDatePattern.Iso.Parse(first).Value).Take(expected.Length + (rule.Count is null && rule.Until is null ? 0 : 1));

        Assert.Equal(expected, found.Select(LocalDatePattern.Iso.Format));
    }

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO")]
    public void A_rule_that_no_day_fits_comes_to_an_end(string text) => Assert.Empty(Read(text).DaysFrom(new(2021, 1, 1)));

    [Fact]
    public void A_rule_goes_on_to_the_end_of_the_calendar() =>
        Assert.Equal(9_990, Read("year on 15 January").DaysFrom(new(9_900, 1, 1)).Last().Year);

    /// <summary>Day by day over forty years: what the base class library says of a day decides whether it is one of the rule.</summary>
    [Theory]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")]
    [InlineData("FREQ=YEARLY;BYMONTH=6;BYDAY=-1SA")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-1")]
    [InlineData("FREQ=WEEKLY;BYDAY=WE;BYMONTH=12")]
    public void Every_day_of_forty_years_is_told_right(string text)
    {
        var from = new DateOnly(2000, 1, 1);
        var expected = Enumerable.Range(0, 40 * 365).Select(from.AddDays).Where(d => IsOne(text, d)).Select(d => d.ToString("O"));

        var found = Read(text)
            .DaysFrom(new(2000, 1, 1))
            .TakeWhile(d => d < LocalDate.FromDateOnly(from.AddDays(40 * 365)))
            .Select(LocalDatePattern.Iso.Format);

        Assert.Equal(expected, found);
    }

    private static bool IsOne(string text, DateOnly day)
    {
        var last = DateTime.DaysInMonth(day.Year, day.Month);
        bool IsWorkday(DateOnly d) => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        return text switch
        {
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" =>
                IsWorkday(day) && Enumerable.Range(day.Day + 1, last - day.Day).All(d => !IsWorkday(new(day.Year, day.Month, d))),
            "FREQ=YEARLY;BYMONTH=6;BYDAY=-1SA" => day is { Month: 6, DayOfWeek: DayOfWeek.Saturday, Day: > 23 },
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-1" => day.Month == 2 && day.Day == last,
            _ => day is { Month: 12, DayOfWeek: DayOfWeek.Wednesday },
        };
    }

    private static Recurrence Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var scalar = (YamlScalar)((YamlMapping)YamlReader.Read(new SourceText("test.yaml", $"every: {text}\n"), diagnostics)!).Entries[0].Value;
        var rule = RecurrenceReader.Read(scalar, diagnostics);
        Assert.True(rule is not null, new DiagnosticRenderer().Render(diagnostics.Sorted()));
        return rule;
    }
}
