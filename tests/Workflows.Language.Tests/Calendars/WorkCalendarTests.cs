using NodaTime;
using Workflows.Language.Calendars;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly SourceSpan Nowhere = new SourceText("x.yaml", "").Whole;

    private static readonly WorkCalendar Stockholm = Read(
        """
        calendar: stockholm
        time-zone: Europe/Stockholm
        hours: 02:30-16:30
        holidays:
          Juldagen: 12-25
          Annandag jul: 12-26
          Midsommardagen: saturday between 06-20 and 06-26
          Skottdagen: 02-29
        count-as-holidays:
          Midsommarafton: friday between 06-19 and 06-25
          Julafton: 12-24
        """);

    [Fact]
    public void Weeks_end_on_the_same_weekday() => Assert.Equal(new LocalDate(2020, 3, 2), Add(new(2020, 2, 10), Amount(weeks: 3)));

    [Fact]
    public void An_end_on_a_day_off_moves_to_the_next_working_day()
    {
        Assert.Equal(new LocalDate(2020, 2, 17), Add(new(2020, 2, 10), Amount(days: 5)));
        Assert.Equal(new LocalDate(2020, 12, 28), Add(new(2020, 12, 17), Amount(weeks: 1)));
    }

    [Fact]
    public void Counting_back_moves_to_the_working_day_before() =>
        Assert.Equal(new LocalDate(2020, 2, 14), Add(new(2020, 2, 17), Amount(days: 1), before: true));

    [Fact]
    public void Working_days_leave_out_weekends_holidays_and_eves()
    {
        Assert.Equal(new LocalDate(2020, 6, 25), Add(new(2020, 6, 17), Amount(workingDays: 5)));
        Assert.Equal(new LocalDate(2020, 6, 17), Add(new(2020, 6, 25), Amount(workingDays: 5), before: true));
        Assert.Equal(new LocalDate(2020, 2, 21), Add(new(2020, 2, 15), Amount(workingDays: 5)));
    }

    [Fact]
    public void A_month_ends_on_the_last_day_where_the_next_is_shorter() =>
        Assert.Equal(new LocalDate(2021, 3, 1), Add(new(2021, 1, 31), Amount(months: 1)));

    [Fact]
    public void The_calendar_says_where_a_day_off_goes()
    {
        var head = "calendar: c\ntime-zone: Europe/Stockholm\ndue-on-day-off: ";

        Assert.Equal(new LocalDate(2020, 2, 15), Read(head + "stay").AddDays(new(2020, 2, 10), Amount(days: 5), before: false));
        Assert.Equal(new LocalDate(2020, 2, 14), Read(head + "previous working day").AddDays(new(2020, 2, 10), Amount(days: 5), before: false));
    }

    [Fact]
    public void A_day_ends_when_the_next_begins_also_across_daylight_saving()
    {
        Assert.Equal(Instant.FromUtc(2020, 3, 28, 23, 0), Stockholm.EndOf(new(2020, 3, 28)));
        Assert.Equal(Instant.FromUtc(2020, 3, 29, 22, 0), Stockholm.EndOf(new(2020, 3, 29)));
        Assert.Equal(Instant.FromUtc(2020, 10, 25, 23, 0), Stockholm.EndOf(new(2020, 10, 25)));
    }

    [Fact]
    public void An_opening_that_daylight_saving_skips_comes_an_hour_later_and_one_that_it_repeats_comes_first()
    {
        Assert.Equal(Instant.FromUtc(2020, 3, 29, 1, 30), Stockholm.OpeningOf(new(2020, 3, 29)));
        Assert.Equal(Instant.FromUtc(2020, 10, 25, 0, 30), Stockholm.OpeningOf(new(2020, 10, 25)));
    }

    [Fact]
    public void A_day_that_begins_with_a_gap_still_has_an_end()
    {
        var beirut = Read("calendar: c\ntime-zone: Asia/Beirut");

        Assert.Equal(Instant.FromUtc(2019, 3, 30, 22, 0), beirut.EndOf(new(2019, 3, 30)));
    }

    [Fact]
    public void The_date_is_the_one_of_the_zone() =>
        Assert.Equal(new LocalDate(2020, 7, 1), Stockholm.DateOf(Instant.FromUtc(2020, 6, 30, 22, 30)));

    [Fact]
    public void A_leap_day_is_a_holiday_only_in_leap_years()
    {
        Assert.False(Stockholm.IsWorkingDay(new(2024, 2, 29)));
        Assert.True(Stockholm.IsWorkingDay(new(2023, 2, 28)));
    }

    [Fact]
    public void Amounts_beyond_all_years_end_at_the_last_one()
    {
        var huge = new TimeAmount(Nowhere) { Years = int.MaxValue, Weeks = int.MaxValue, WorkingDays = int.MaxValue };

        Assert.Equal(9998, Add(new(2020, 1, 1), huge).Year);
        Assert.Equal(1, Add(new(2020, 1, 1), huge, before: true).Year);
    }

    [Fact]
    public void A_process_without_a_calendar_works_from_Monday_to_Friday()
    {
        Assert.True(WorkCalendar.Plain.IsWorkingDay(new(2020, 12, 25)));
        Assert.False(WorkCalendar.Plain.IsWorkingDay(new(2020, 12, 26)));
        Assert.Equal(Instant.FromUtc(2020, 12, 25, 8, 0), WorkCalendar.Plain.OpeningOf(new(2020, 12, 25)));
    }

    private static LocalDate Add(LocalDate from, TimeAmount amount, bool before = false) => Stockholm.AddDays(from, amount, before);

    private static TimeAmount Amount(int months = 0, int weeks = 0, int days = 0, int workingDays = 0) =>
        new(Nowhere) { Months = months, Weeks = weeks, Days = days, WorkingDays = workingDays };

    private static WorkCalendar Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var calendar = CalendarReader.Read(new SourceText("c.calendar.yaml", text), diagnostics);
        Assert.Equal("", string.Concat(diagnostics.Sorted().Select(new DiagnosticRenderer().Render)));
        return calendar!;
    }
}
