using NodaTime;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Language.Tests.Feel;

public sealed class CivilDateTests
{
    [Fact]
    public void Every_third_day_of_sixteen_centuries_is_the_day_that_NodaTime_knows()
    {
        for (var day = new LocalDate(-4, 1, 1); day.Year < 1600; day = day.PlusDays(3))
        {
            var civil = CivilDate.From(day);
            Assert.Equal(Period.Between(new LocalDate(1970, 1, 1), day, PeriodUnits.Days).Days, civil.DayNumber);
            Assert.Equal(civil, CivilDate.FromDayNumber(civil.DayNumber));
            Assert.Equal((int)day.DayOfWeek, civil.DayOfWeek);
            Assert.Equal(day.DayOfYear, civil.DayOfYear);
            Assert.Equal(NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(day), civil.WeekOfYear);
        }
    }

    [Theory]
    [InlineData(-999_999_999, 1, 1)]
    [InlineData(999_999_999, 12, 31)]
    [InlineData(0, 2, 29)]
    [InlineData(-400, 2, 29)]
    public void Far_days_have_a_number_that_leads_back(int year, int month, int day)
    {
        var date = CivilDate.From(year, month, day)!.Value;
        Assert.Equal(date, CivilDate.FromDayNumber(date.DayNumber));
    }

    [Theory]
    [InlineData(2023, 2, 29)]
    [InlineData(1900, 2, 29)]
    [InlineData(2020, 13, 1)]
    [InlineData(2020, 4, 31)]
    [InlineData(1_000_000_000, 1, 1)]
    public void There_is_no_such_day(long year, int month, int day) => Assert.Null(CivilDate.From(year, month, day));

    [Theory]
    [InlineData(1, 2020, 2, 29)]
    [InlineData(13, 2021, 2, 28)]
    [InlineData(-2, 2019, 11, 30)]
    [InlineData(-1, 2019, 12, 31)]
    public void Months_later_is_the_same_day_or_the_last(int months, int year, int month, int day) =>
        Assert.Equal(CivilDate.From(year, month, day), CivilDate.From(2020, 1, months < -1 ? 30 : 31)!.Value.PlusMonths(months));

    [Fact]
    public void Beyond_the_years_there_is_nothing()
    {
        var last = CivilDate.From(CivilDate.MaxYear, 12, 31)!.Value;
        Assert.Null(last.PlusDays(1));
        Assert.Null(last.PlusMonths(1));
        Assert.Null(last.PlusMonths(long.MaxValue));
        Assert.Null(last.PlusDays(long.MinValue));
        Assert.False(last.TryGetLocalDate(out _));
    }
}
