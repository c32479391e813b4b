using NodaTime;
using Workflows.Language.Calendars;
using Xunit;

namespace Workflows.Language.Tests.Calendars;

public sealed class EasterTests
{
    [Theory]
    [InlineData("1913-03-23")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2019-04-21")]
    [InlineData("2020-04-12")]
    [InlineData("2022-04-17")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2038-04-25")]
    [InlineData("2076-04-19")]
    [InlineData("2285-03-22")]
    public void Easter_Sunday_is_the_known_one(string date)
    {
        var expected = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;

        Assert.Equal(expected, Easter.SundayIn(expected.Year));
    }

    [Fact]
    public void Easter_follows_the_paschal_moon_from_1900_to_2299()
    {
        for (var year = 1900; year <= 2299; year++)
        {
            Assert.Equal(SundayAfterPaschalMoon(year), Easter.SundayIn(year));
        }
    }

    /// <summary>By golden number and the Lilian epact, as the church tables have it, and then day by day: another way to the date
    /// than the one under test.</summary>
    private static LocalDate SundayAfterPaschalMoon(int year)
    {
        var goldenNumber = (year % 19) + 1;
        var century = (year / 100) + 1;
        var leapYearsDropped = (3 * century / 4) - 12;
        var moonCorrection = (((8 * century) + 5) / 25) - 5;
        var epact = ((11 * goldenNumber) + 20 + moonCorrection - leapYearsDropped) % 30;
        if ((epact == 25 && goldenNumber > 11) || epact == 24)
        {
            epact++;
        }

        var moon = new LocalDate(year, 3, 1).PlusDays(44 - epact - 1);
        if (moon < new LocalDate(year, 3, 21))
        {
            moon = moon.PlusDays(30);
        }

        var sunday = moon.PlusDays(1);
        while (sunday.DayOfWeek != IsoDayOfWeek.Sunday)
        {
            sunday = sunday.PlusDays(1);
        }

        return sunday;
    }
}
