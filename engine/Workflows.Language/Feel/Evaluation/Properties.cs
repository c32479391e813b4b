using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Language.Feel.Evaluation;

/// <summary>What dates, times, durations and ranges have behind a point (DMN 1.5 §10.3.2.3, tables 61 to 63).</summary>
internal static class Properties
{
    private static readonly ImmutableDictionary<string, FeelType> OfDate = Types(
        ("year", FeelType.Number), ("month", FeelType.Number), ("day", FeelType.Number), ("weekday", FeelType.Number));

    private static readonly ImmutableDictionary<string, FeelType> OfTime = Types(
        ("hour", FeelType.Number), ("minute", FeelType.Number), ("second", FeelType.Number),
        ("time offset", FeelType.DaysDuration), ("timezone", FeelType.Text));

    private static readonly ImmutableDictionary<string, FeelType> OfDateTime = OfDate.AddRange(OfTime)
        .Add("date", FeelType.Date).Add("time", FeelType.Time);

    private static readonly ImmutableDictionary<string, FeelType> OfDays = Types(
        ("days", FeelType.Number), ("hours", FeelType.Number), ("minutes", FeelType.Number), ("seconds", FeelType.Number));

    private static readonly ImmutableDictionary<string, FeelType> OfMonths = Types(("years", FeelType.Number), ("months", FeelType.Number));

    /// <summary>The properties that values of a type have; null when it has none or they are not known.</summary>
    public static ImmutableDictionary<string, FeelType>? Of(FeelType type) => type switch
    {
        FeelType.ContextOf context => context.Fields,
        FeelType.RangeOf range => Types(
            ("start", range.Item), ("end", range.Item), ("start included", FeelType.Boolean), ("end included", FeelType.Boolean)),
        _ when type == FeelType.Date => OfDate,
        _ when type == FeelType.Time => OfTime,
        _ when type == FeelType.DateTime => OfDateTime,
        _ when type == FeelType.DaysDuration => OfDays,
        _ when type == FeelType.MonthsDuration => OfMonths,
        _ => null,
    };

    /// <summary>The property's value; null when the value has no such property.</summary>
    public static FeelValue? Find(FeelValue value, string name) => value switch
    {
        FeelDate date => Find(date.Value, name),
        FeelTime time => Find(time.Value, time.Zone,
            (int)((time.Value.NanosecondOfDay - time.UtcNanoseconds) / NodaConstants.NanosecondsPerSecond), name),
        FeelDateTime both => Find(both, name),
        FeelDaysDuration days => Find(days, name),
        FeelMonthsDuration months => name switch
        {
            "years" => FeelValue.Of(months.Months / 12),
            "months" => FeelValue.Of(months.Months % 12),
            _ => null,
        },
        FeelRange range => name switch
        {
            "start" => range.Start,
            "end" => range.End,
            "start included" => FeelValue.Of(range.StartIncluded),
            "end included" => FeelValue.Of(range.EndIncluded),
            _ => null,
        },
        _ => null,
    };

    private static FeelValue? Find(CivilDate date, string name) => name switch
    {
        "year" => FeelValue.Of(date.Year),
        "month" => FeelValue.Of(date.Month),
        "day" => FeelValue.Of(date.Day),
        "weekday" => FeelValue.Of(date.DayOfWeek),
        _ => null,
    };

    private static FeelValue? Find(LocalTime time, FeelZone? zone, int offset, string name) => name switch
    {
        "hour" => FeelValue.Of(time.Hour),
        "minute" => FeelValue.Of(time.Minute),
        "second" => FeelValue.Of(time.Second),
        "time offset" => zone is null ? FeelValue.Null : new FeelDaysDuration((Int128)offset * NodaConstants.NanosecondsPerSecond),
        "timezone" => zone is FeelZone.Place place ? FeelValue.Of(place.Name) : FeelValue.Null,
        _ => null,
    };

    private static FeelValue? Find(FeelDateTime value, string name) => name switch
    {
        "date" => new FeelDate(value.Date),
        "time" => new FeelTime(value.Time, value.Zone),
        _ => Find(value.Date, name) ?? Find(value.Time, value.Zone, value.Zone?.OffsetAt(value.Date, value.Time) ?? 0, name),
    };

    private static FeelValue? Find(FeelDaysDuration value, string name) => name switch
    {
        "days" => Part(value, NodaConstants.NanosecondsPerDay, long.MaxValue),
        "hours" => Part(value, NodaConstants.NanosecondsPerHour, 24),
        "minutes" => Part(value, NodaConstants.NanosecondsPerMinute, 60),
        "seconds" => Part(value, NodaConstants.NanosecondsPerSecond, 60),
        _ => null,
    };

    private static FeelValue Part(FeelDaysDuration value, long unit, long limit) =>
        FeelValue.Of((long)(value.Nanoseconds / unit % limit));

    private static ImmutableDictionary<string, FeelType> Types(params (string Name, FeelType Type)[] properties) =>
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, properties.Select(p => KeyValuePair.Create(p.Name, p.Type)));
}
