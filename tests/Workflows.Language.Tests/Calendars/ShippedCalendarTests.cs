using NodaTime;
using NodaTime.Text;
using Workflows.Language.Calendars;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Calendars;

/// <summary>The calendars under <c>processes/</c> know the days off that people know.</summary>
public sealed class ShippedCalendarTests
{
    private static readonly WorkCalendar Sweden = Load("sweden");
    private static readonly WorkCalendar Norway = Load("norway");

    [Theory]
    [InlineData(2020, "01-01 01-06 04-10 04-12 04-13 05-01 05-21 05-31 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31")]
    [InlineData(2021, "01-01 01-06 04-02 04-04 04-05 05-01 05-13 05-23 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31")]
    [InlineData(2022, "01-01 01-06 04-15 04-17 04-18 05-01 05-26 06-05 06-06 06-24 06-25 11-05 12-24 12-25 12-26 12-31")]
    [InlineData(2024, "01-01 01-06 03-29 03-31 04-01 05-01 05-09 05-19 06-06 06-21 06-22 11-02 12-24 12-25 12-26 12-31")]
    [InlineData(2025, "01-01 01-06 04-18 04-20 04-21 05-01 05-29 06-06 06-08 06-20 06-21 11-01 12-24 12-25 12-26 12-31")]
    [InlineData(2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31")]
    [InlineData(2004, "01-01 01-06 04-09 04-11 04-12 05-01 05-20 05-30 05-31 06-25 06-26 11-06 12-24 12-25 12-26 12-31")]
    [InlineData(2005, "01-01 01-06 03-25 03-27 03-28 05-01 05-05 05-15 06-06 06-24 06-25 11-05 12-24 12-25 12-26 12-31")]
    public void Sweden_has_its_holidays(int year, string days) => Assert.Equal(days, HolidaysOf(Sweden, year));

    [Theory]
    [InlineData(2011, "01-01 04-21 04-22 04-24 04-25 05-01 05-17 06-02 06-12 06-13 12-25 12-26")]
    [InlineData(2020, "01-01 04-09 04-10 04-12 04-13 05-01 05-17 05-21 05-31 06-01 12-25 12-26")]
    [InlineData(2024, "01-01 03-28 03-29 03-31 04-01 05-01 05-09 05-17 05-19 05-20 12-25 12-26")]
    public void Norway_has_its_holidays(int year, string days) => Assert.Equal(days, HolidaysOf(Norway, year));

    [Fact]
    public void Midsummer_and_All_Saints_stay_within_their_weeks_in_every_year()
    {
        for (var year = 1953; year <= 2300; year++)
        {
            var midsummer = Assert.Single(DaysOf(Sweden, year, "Midsommardagen"));
            var eve = Assert.Single(DaysOf(Sweden, year, "Midsommarafton"));
            var saints = Assert.Single(DaysOf(Sweden, year, "Alla helgons dag"));
            Assert.Equal((IsoDayOfWeek.Saturday, IsoDayOfWeek.Saturday), (midsummer.DayOfWeek, saints.DayOfWeek));
            Assert.Equal(midsummer.PlusDays(-1), eve);
            Assert.InRange(midsummer, new LocalDate(year, 6, 20), new LocalDate(year, 6, 26));
            Assert.InRange(saints, new LocalDate(year, 10, 31), new LocalDate(year, 11, 6));
        }
    }

    [Fact]
    public void The_law_tells_holidays_from_days_that_count_as_such()
    {
        Assert.Equal(HolidayKind.PublicHoliday, Sweden.HolidayOn(new(2020, 6, 20))?.Kind);
        Assert.Equal(HolidayKind.CountsAsHoliday, Sweden.HolidayOn(new(2020, 6, 19))?.Kind);
        Assert.Null(Sweden.HolidayOn(new(2020, 6, 18)));
    }

    [Fact]
    public void Terms_may_end_in_the_next_year()
    {
        Assert.Equal((new LocalDate(2022, 8, 15), new LocalDate(2023, 1, 15)), Sweden.Term("autumn-term", 2022));
        Assert.Equal((new LocalDate(2020, 1, 16), new LocalDate(2020, 6, 15)), Sweden.Term("spring-term", 2020));
        Assert.Null(Sweden.Term("winter-term", 2020));
    }

    private static string HolidaysOf(WorkCalendar calendar, int year) =>
        string.Join(
            ' ',
            DaysIn(year).Where(d => calendar.HolidayOn(d) is not null).Select(d => LocalDatePattern.CreateWithInvariantCulture("MM'-'dd").Format(d)));

    private static IEnumerable<LocalDate> DaysOf(WorkCalendar calendar, int year, string name) =>
        DaysIn(year).Where(d => calendar.HolidayOn(d)?.Name == name);

    private static IEnumerable<LocalDate> DaysIn(int year)
    {
        for (var day = new LocalDate(year, 1, 1); day.Year == year; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    private static WorkCalendar Load(string name)
    {
        var path = $"processes/{name}.calendar.yaml";
        var diagnostics = new DiagnosticBag();
        var calendar = CalendarReader.Read(new SourceText(path, File.ReadAllText(Repository.PathOf(path))), diagnostics);
        Assert.All(diagnostics.Sorted(), finding => Assert.Equal(ClauseRules.Assumption, finding.Rule));
        return calendar!;
    }
}
