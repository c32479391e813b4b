using NodaTime;

namespace Workflows.Language.Calendars;

/// <summary>Easter Sunday of the Gregorian calendar: the Sunday after the ecclesiastical full moon on or after 21 March.</summary>
public static class Easter
{
    /// <param name="year">A Gregorian year, 1583 or later for the date to be historical.</param>
    /// <remarks>The anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).</remarks>
    public static LocalDate SundayIn(int year)
    {
        var moonCycle = year % 19;
        var century = year / 100;
        var yearOfCentury = year % 100;
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * moonCycle) + century - (century / 4) - moonCorrection + 15) % 30;
        var daysToSunday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var lateMoon = (moonCycle + (11 * epact) + (22 * daysToSunday)) / 451;
        var days = epact + daysToSunday - (7 * lateMoon) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }
}
