using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Calendars;

/// <summary>Reads a calendar file (<c>*.calendar.yaml</c>).</summary>
/// <remarks>
/// <code>
/// calendar: sweden
/// time-zone: Europe/Stockholm
/// working-days: monday to friday
/// hours: 08:00-16:30
/// holidays:
///   Juldagen: 12-25
///   Midsommardagen: saturday between 06-20 and 06-26
///   Sveriges nationaldag: { on: 06-06, from: 2005 }
/// count-as-holidays:
///   Julafton: 12-24
/// terms:
///   autumn-term: { from: 08-15, to: 01-15 }
/// due-on-day-off: next working day
/// </code>
/// </remarks>
public static partial class CalendarReader
{
    private static readonly Dictionary<string, DayOffRule> DayOffRules = new(StringComparer.Ordinal)
    {
        ["next working day"] = DayOffRule.NextWorkingDay,
        ["previous working day"] = DayOffRule.PreviousWorkingDay,
        ["stay"] = DayOffRule.Stay,
    };

    /// <returns>The calendar, or null when there was an error.</returns>
    public static WorkCalendar? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var calendar = YamlReader.Read(source, own) is { } root && MappingReader.Over(root, own, RegisterVocabulary.Calendar) is { } map
            ? Read(source, map)
            : null;
        diagnostics.AddRange(own.Sorted());
        return own.HasErrors ? null : calendar;
    }

    private static WorkCalendar Read(SourceText source, MappingReader map)
    {
        var plain = WorkCalendar.Plain;
        var name = map.RequiredName("calendar");
        map.OptionalWord("title");
        var zone = map.RequiredText("time-zone") is { } zoneName ? ReadZone(zoneName, map.Diagnostics) : null;
        var workingDays = map.Optional("working-days") is { } days ? ReadWorkingDays(days, map.Diagnostics) : plain.WorkingDays;
        var hours = map.OptionalText("hours") is { } text ? OfficeHours.Read(text, map.Diagnostics) : null;
        var holidays = ReadHolidays(map, "holidays", HolidayKind.PublicHoliday);
        var others = ReadHolidays(map, "count-as-holidays", HolidayKind.CountsAsHoliday);
        var terms = ReadTerms(map);
        var (firstYear, lastYear) = map.OptionalMapping("years", RegisterVocabulary.CalendarYears) is { } years ? ReadYears(years) : default;
        var dayOff = map.OptionalChoice("due-on-day-off", DayOffRules);
        RegisterVocabulary.Calendar.Close(map);
        return new()
        {
            Source = source,
            Name = name?.Value ?? plain.Name,
            Zone = zone ?? plain.Zone,
            WorkingDays = workingDays,
            OpensAt = hours?.OpensAt ?? plain.OpensAt,
            ClosesAt = hours?.ClosesAt ?? plain.ClosesAt,
            Holidays = [.. holidays, .. others],
            Terms = terms,
            FirstYear = firstYear,
            LastYear = lastYear,
            OnDayOff = dayOff ?? plain.OnDayOff,
        };
    }

    private static DateTimeZone? ReadZone(YamlScalar name, DiagnosticBag diagnostics)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name.Value);
        if (zone is null)
        {
            diagnostics.Report(CalendarRules.UnknownTimeZone, name.Span, $"There is no time zone '{name.Value}'.",
                Suggestion.Hint(name.Value, DateTimeZoneProviders.Tzdb.Ids) ?? "write it by continent and city, such as Europe/Stockholm");
        }

        return zone;
    }

    /// <summary><c>monday to friday</c>, or a list.</summary>
    private static ImmutableHashSet<IsoDayOfWeek> ReadWorkingDays(YamlNode node, DiagnosticBag diagnostics)
    {
        var days = ImmutableHashSet.CreateBuilder<IsoDayOfWeek>();
        foreach (var item in Shape.ListOrOne(node, "'working-days'", diagnostics))
        {
            if (Shape.Text(item, "an entry of 'working-days'", diagnostics) is not { } text)
            {
                continue;
            }

            var ends = text.Value.Split(" to ", 2, StringSplitOptions.TrimEntries);
            var unknown = Array.Find(ends, e => !Weekdays.TryRead(e, out _));
            if (unknown is not null)
            {
                diagnostics.Report(
                    CalendarRules.UnknownWeekday,
                    text.Span,
                    $"'{unknown}' is no day of the week.",
                    Suggestion.Hint(unknown, Weekdays.Names) ?? $"they are {Listing.And([.. Weekdays.Names])}");
                continue;
            }

            Weekdays.TryRead(ends[0], out var first);
            Weekdays.TryRead(ends[^1], out var last);
            days.UnionWith(Weekdays.Range(first, last));
        }

        if (node is YamlSequence { Items.Length: 0 })
        {
            diagnostics.Report(ShapeRules.EmptyList, node.Span, "The list of 'working-days' is empty, so no day would ever be due.", "add a day");
        }

        return days.ToImmutable();
    }

    private static List<HolidayRule> ReadHolidays(MappingReader map, string key, HolidayKind kind)
    {
        var holidays = new List<HolidayRule>();
        foreach (var entry in map.OptionalMapping(key)?.Rest ?? [])
        {
            foreach (var value in Shape.ListOrOne(entry.Value, $"'{entry.Key.Value}'", map.Diagnostics))
            {
                if (ReadHoliday(entry.Key.Value, value, kind, map.Diagnostics) is { } holiday)
                {
                    holidays.Add(holiday);
                }
            }
        }

        return holidays;
    }

    /// <summary><c>12-25</c>, or <c>{ on: 12-25, from: 2005, to: 2030 }</c> for one that was or will be one only for some years.</summary>
    private static HolidayRule? ReadHoliday(string name, YamlNode node, HolidayKind kind, DiagnosticBag diagnostics)
    {
        if (node is not YamlMapping)
        {
            return Shape.Text(node, $"'{name}'", diagnostics) is { } text && HolidayPhrase.Read(text, diagnostics) is { } always
                ? new() { Name = name, Kind = kind, Day = always }
                : null;
        }

        var map = MappingReader.Over(node, diagnostics, RegisterVocabulary.Holiday)!;
        var day = map.RequiredText("on") is { } on ? HolidayPhrase.Read(on, diagnostics) : null;
        var from = map.OptionalWholeNumber("from", 1, 9998);
        var to = map.OptionalWholeNumber("to", 1, 9998);
        RegisterVocabulary.Holiday.Close(map);
        if (from > to)
        {
            diagnostics.Report(
                CalendarRules.YearsReversed,
                map.Mapping.Find("to")!.Value.Span,
                $"The last year, {to}, comes before the first, {from}.",
                "swap them");
        }

        return day is null ? null : new() { Name = name, Kind = kind, Day = day, FromYear = from, ToYear = to };
    }

    private static (int? First, int? Last) ReadYears(MappingReader map)
    {
        var first = map.OptionalWholeNumber("from", 1, 9998);
        var last = map.OptionalWholeNumber("to", 1, 9998);
        RegisterVocabulary.CalendarYears.Close(map);
        if (first > last)
        {
            map.Diagnostics.Report(
                CalendarRules.YearsReversed,
                map.Mapping.Find("to")!.Value.Span,
                $"The last year, {last}, comes before the first, {first}.",
                "swap them");
        }

        return (first, last);
    }

    private static ImmutableSortedDictionary<string, TermRule> ReadTerms(MappingReader map)
    {
        var terms = ImmutableSortedDictionary.CreateBuilder<string, TermRule>(StringComparer.Ordinal);
        foreach (var entry in map.OptionalMapping("terms")?.Rest ?? [])
        {
            if (Shape.Name(entry.Key, "the name of a term", map.Diagnostics) is not { } name
                || MappingReader.Over(entry.Value, map.Diagnostics, RegisterVocabulary.Term) is not { } term)
            {
                continue;
            }

            var first = term.RequiredText("from") is { } from ? MonthDay.Read(from, from.Value, map.Diagnostics) : null;
            var last = term.RequiredText("to") is { } to ? MonthDay.Read(to, to.Value, map.Diagnostics) : null;
            if (ReasonReader.Read(term) is { } reason)
                map.Diagnostics.Report(ClauseRules.Assumption, reason.Span, $"Assumed: {reason}.", ClauseRules.ToSettle);
            RegisterVocabulary.Term.Close(term);
            if (first is { } firstDay && last is { } lastDay)
            {
                terms[name.Value] = new(firstDay, lastDay);
            }
        }

        return terms.ToImmutable();
    }
}
