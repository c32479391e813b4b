using NodaTime;
using Workflows.Engine.State;
using Workflows.Engine.Time;
using Workflows.Language.Calendars;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Time;

/// <summary>Due dates of a whole cycle of the Gregorian calendar, in zones with and without daylight saving, agree with a second computation
/// that shares nothing with the first.</summary>
public sealed class FourCenturiesTests
{
    private const int First = 1900;
    private const int Last = 2299;

    /// <summary>Before 1970 the zones of two data bases may differ, and after 2037 one of them goes by its last rule.</summary>
    private const int FirstOfZones = 1970;
    private const int LastOfZones = 2037;

    private static readonly (int Months, int Days, int WorkingDays)[] Amounts =
        [(0, 1, 0), (0, 7, 0), (0, 10, 0), (0, 21, 0), (1, 0, 0), (3, 0, 0), (12, 0, 0), (48, 3, 0), (0, 0, 1), (0, 0, 5), (0, 0, 20), (1, 2, 3)];

    [Theory]
    [InlineData("Europe/Stockholm")]
    [InlineData("Europe/Oslo")]
    [InlineData("UTC")]
    [InlineData("Pacific/Auckland")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/New_York")]
    public void Every_due_date_of_four_hundred_years_agrees_with_a_second_computation(string zone)
    {
        var calendar = SwedishIn(zone);
        var independent = new IndependentCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var times = TimesBy(calendar);
        var compared = 0;
        for (var day = new DateOnly(First, 1, 1); day.Year <= Last; day = day.AddDays(17))
        {
            foreach (var (months, days, workingDays) in Amounts)
            {
                foreach (var before in (ReadOnlySpan<bool>)[false, true])
                {
                    var amount = new TimeAmount(default) { Months = months, Days = days, WorkingDays = workingDays };
                    var due = times.Resolve(
                        new(default, amount, before, new TimeAnchor.Date(default, LocalDate.FromDateOnly(day))), default, null)!.Value;

                    var expected = independent.Due(day, months, days, workingDays, before);
                    Assert.True(
                        expected == due.Day!.Value.ToDateOnly(),
                        $"{months} months, {days} days, {workingDays} working days {(before ? "before" : "after")} {day:O}: {expected:O}, "
                            + $"found {due.Day}");
                    if (expected.Year is >= FirstOfZones and <= LastOfZones)
                    {
                        Assert.True(
                            independent.EndOf(expected) == due.At.ToDateTimeUtc(),
                            $"the end of {expected:O} in {zone}: {independent.EndOf(expected):O}, found {due.At}");
                    }

                    compared++;
                }
            }
        }

        Assert.True(compared > 200_000, $"Only {compared} dates were compared.");
    }

    [Fact]
    public void Easter_of_four_hundred_years_agrees_with_gauss() => Assert.All(
        Enumerable.Range(First, Last - First + 1), year => Assert.Equal(IndependentCalendar.Easter(year), Easter.SundayIn(year).ToDateOnly()));

    [Theory]
    // The clocks go on at 02:00 on 29 March 2020 and back at 03:00 on 25 October 2020: a day of 23 and one of 25 hours.
    [InlineData("2020-03-28T12:00", 24, "2020-03-29T13:00")]
    [InlineData("2020-10-24T12:00", 24, "2020-10-25T11:00")]
    [InlineData("2020-02-28T12:00", 24, "2020-02-29T12:00")]
    public void Hours_are_counted_as_they_pass(string from, int hours, string expected) =>
        Assert.Equal(
            At(expected),
            TimesBy(SwedishIn("Europe/Stockholm")).After(new(At(from), null), new TimeAmount(default) { Hours = hours })!.Value.At);

    [Theory]
    // Office hours are 08:00 to 16:30.
    [InlineData("2020-02-14T12:00", 8, "2020-02-17T11:30")] // Friday: 4.5 hours, then 3.5 on Monday
    [InlineData("2020-02-15T12:00", 8, "2020-02-17T16:00")] // from a Saturday on
    [InlineData("2020-02-17T06:00", 8, "2020-02-17T16:00")]
    [InlineData("2020-02-17T20:00", 1, "2020-02-18T09:00")]
    [InlineData("2020-04-09T15:30", 2, "2020-04-14T09:00")] // Easter: Friday and Monday are off
    [InlineData("2020-03-27T15:30", 2, "2020-03-30T09:00")] // over the change to summer time
    [InlineData("2019-12-30T15:30", 2, "2020-01-02T09:00")] // New Year's Eve counts as a holiday
    public void Working_hours_are_counted_while_the_office_is_open(string from, int hours, string expected)
    {
        var times = TimesBy(SwedishIn("Europe/Stockholm"));
        var amount = new TimeAmount(default) { WorkingHours = hours };

        Assert.Equal(At(expected), times.After(new(At(from), null), amount)!.Value.At);
    }

    [Theory]
    [InlineData("2020-02-17T11:30", 8, "2020-02-14T12:00")]
    [InlineData("2020-02-16T11:30", 1, "2020-02-14T15:30")]
    public void Working_hours_are_counted_back_too(string from, int hours, string expected) => Assert.Equal(
        At(expected), SwedishIn("Europe/Stockholm").AddWorkingTime(At(from), Duration.FromHours(hours), before: true));

    [Theory]
    [InlineData(2020, "2020-08-15", "2021-01-15")]
    [InlineData(2299, "2299-08-15", "2300-01-15")]
    public void A_term_may_end_in_the_next_year(int year, string first, string last)
    {
        var calendar = CalendarOf("calendar: school\ntime-zone: Europe/Stockholm\nterms:\n  autumn-term: { from: 08-15, to: 01-15 }\n");

        Assert.Equal((first, last), (
            calendar.Term("autumn-term", year)!.Value.First.ToString("uuuu-MM-dd", null),
            calendar.Term("autumn-term", year)!.Value.Last.ToString("uuuu-MM-dd", null)));
    }

    private static TimeResolver TimesBy(WorkCalendar calendar) =>
        new(calendar, new() { Id = new(Guid.Empty) }, new Dictionary<string, CaseDeadline>(), _ => FeelValue.Null) { StageEdge = _ => null };

    private static Instant At(string local) =>
        Instant.FromDateTimeUtc(new IndependentCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm")).Utc(DateTime.Parse(local, null)));

    private static WorkCalendar SwedishIn(string zone) => CalendarOf(
        File.ReadAllText(Repository.PathOf("processes/sweden.calendar.yaml")).Replace("Europe/Stockholm", zone, StringComparison.Ordinal));

    private static WorkCalendar CalendarOf(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        return CalendarReader.Read(new SourceText("test.calendar.yaml", yaml), diagnostics)
            ?? throw new InvalidOperationException(new DiagnosticRenderer().Render(diagnostics.Sorted()));
    }
}
