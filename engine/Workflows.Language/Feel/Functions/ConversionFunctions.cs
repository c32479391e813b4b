using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Feel.Temporal;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>From one kind of value to another (DMN 1.5 §10.3.4.1).</summary>
internal static class ConversionFunctions
{
    public static ImmutableArray<Builtin> All { get; } =
    [
        new("date",
            Of(FeelType.Date, ToDate, Required("from", FeelType.Text, FeelType.DateTime, FeelType.Date)),
            Of(FeelType.Date, MakeDate, Required("year", FeelType.Number), Required("month", FeelType.Number),
                Required("day", FeelType.Number))),
        new("date and time",
            Of(FeelType.DateTime, ToDateTime, Required("from", FeelType.Text, FeelType.DateTime, FeelType.Date)),
            Of(FeelType.DateTime, Combine, Required("date", FeelType.Date, FeelType.DateTime), Required("time", FeelType.Time))),
        new("time",
            Of(FeelType.Time, ToTime, Required("from", FeelType.Text, FeelType.Time, FeelType.DateTime)),
            Of(FeelType.Time, MakeTime,
                Required("hour", FeelType.Number), Required("minute", FeelType.Number), Required("second", FeelType.Number),
                new Parameter("offset", [FeelType.DaysDuration], Presence.OptionalNullable))),
        new("number", Of(FeelType.Number, ToNumber,
            Required("from", FeelType.Text),
            new Parameter("grouping separator", [FeelType.Text], Presence.OptionalNullable),
            new Parameter("decimal separator", [FeelType.Text], Presence.OptionalNullable))),
        new("string", Of(FeelType.Text, c => new FeelText(FeelPrinter.Text(c[0])), Required("from", FeelType.Any))),
        new("duration", Of(FeelType.Any, ToDuration, Required("from", FeelType.Text))),
        new("years and months duration", Of(FeelType.MonthsDuration, MonthsBetween,
            Required("from", FeelType.Date, FeelType.DateTime), Required("to", FeelType.Date, FeelType.DateTime))),
    ];

    private static FeelValue ToDate(Call call) => call[0] switch
    {
        FeelDateTime both => new FeelDate(both.Date),
        FeelText text => TemporalText.ReadDate(text.Value) is { } date
            ? new FeelDate(date)
            : call.Null("The text is not a date such as 2020-02-10, or there is no such day."),
        var same => same,
    };

    private static FeelValue MakeDate(Call call) =>
        (call.Number(0).ToInt64(), call.Number(1).ToInt64(), call.Number(2).ToInt64()) is ({ } year, { } month, { } day)
        && CivilDate.From(year, month, day) is { } date
            ? new FeelDate(date)
            : call.Null("There is no such day.");

    private static FeelValue ToDateTime(Call call) => call[0] switch
    {
        FeelDate date => new FeelDateTime(date.Value, LocalTime.Midnight, null),
        FeelText text => call.Or(TemporalText.ReadDateTime(text.Value),
            "The text is not a date and time such as 2020-02-10T08:30:00, or there is none such."),
        var same => same,
    };

    private static FeelValue Combine(Call call)
    {
        var time = (FeelTime)call[1];
        var date = call[0] is FeelDateTime both ? both.Date : ((FeelDate)call[0]).Value;
        return new FeelDateTime(date, time.Value, time.Zone);
    }

    private static FeelValue ToTime(Call call) => call[0] switch
    {
        FeelDateTime both => new FeelTime(both.Time, both.Zone),
        FeelText text => call.Or(TemporalText.ReadTime(text.Value), "The text is not a time such as 08:30:00, or there is none such."),
        var same => same,
    };

    private static FeelValue MakeTime(Call call)
    {
        const string NoSuchTime = "There is no such time.";
        var wholeSecond = call.Number(2).Floor();
        if ((call.Number(0).ToInt32(), call.Number(1).ToInt32(), wholeSecond.ToInt32())
            is not (>= 0 and < 24 and var hour, >= 0 and < 60 and var minute, >= 0 and < 60 and var second))
        {
            return call.Null(NoSuchTime);
        }

        FeelZone? zone = null;
        if (call.Has(3) && call[3] is FeelDaysDuration offset)
        {
            var seconds = offset.Nanoseconds / NodaConstants.NanosecondsPerSecond;
            if (seconds < -FeelZone.Offset.MaxSeconds || seconds > FeelZone.Offset.MaxSeconds)
            {
                return call.Null(NoSuchTime);
            }

            zone = new FeelZone.Offset((int)seconds);
        }

        var fraction = Decimal34.Subtract(call.Number(2), wholeSecond)!.Value;
        var nanoseconds = Decimal34.Multiply(fraction, Decimal34.From(NodaConstants.NanosecondsPerSecond))!.Value.Floor().ToInt64()!.Value;
        return new FeelTime(new LocalTime(hour, minute, second).PlusNanoseconds(nanoseconds), zone);
    }

    private static FeelValue ToNumber(Call call)
    {
        var grouping = call[1] is FeelText group ? group.Value : null;
        var point = call[2] is FeelText mark ? mark.Value : null;
        if (grouping is not (null or " " or "," or ".") || point is not (null or "," or ".") || (grouping is not null && grouping == point))
        {
            return call.Null(
                "Digits may be grouped by a blank, a comma or a point; the decimal separator is a point or a comma, and another one.");
        }

        var text = call.Text(0);
        text = grouping is null ? text : text.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",")
        {
            // A point that is left over here is no separator of anything.
            text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(',', '.');
        }

        return call.Or(Decimal34.Parse(text), "The text is not a number.");
    }

    private static FeelValue ToDuration(Call call) =>
        call.Or(DurationText.Read(call.Text(0)), "The text is not a duration such as P14D, PT8H or P1Y6M.");

    private static FeelValue MonthsBetween(Call call)
    {
        var (from, to) = (DayOf(call[0]), DayOf(call[1]));
        var sign = from <= to ? 1 : -1;
        var (first, last) = sign > 0 ? (from, to) : (to, from);
        var months = ((last.Year - (long)first.Year) * 12) + last.Month - first.Month;
        return new FeelMonthsDuration(sign * (last.Day < first.Day ? months - 1 : months));
    }

    /// <summary>The day that the calendar shows, whatever the time and the zone.</summary>
    private static CivilDate DayOf(FeelValue value) => value is FeelDateTime both ? both.Date : ((FeelDate)value).Value;
}
