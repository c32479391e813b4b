using System.Collections.Immutable;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The keys of the files that processes refer to: calendars, organisations, clauses and tables.</summary>
public static class RegisterVocabulary
{
    public static ImmutableArray<string> DayOffRules { get; } = ["next working day", "previous working day", "stay"];

    public static ImmutableArray<string> ColumnTypes { get; } = ["text", "number", "yes-no", "date"];

    public static KeySet Holiday { get; } = new("holiday", "a holiday",
    [
        Required("on", OneText, "12-25, 'easter + 1 day' or 'saturday between 06-20 and 06-26'."),
        Optional("from", WholeNumber, "The first year in which it is a holiday."),
        Optional("to", WholeNumber, "The last year in which it is a holiday."),
    ]);

    public static KeySet Term { get; } = new("term", "a term",
    [
        Required("from", OneText, "Its first day, month and day: 08-15."),
        Required("to", OneText, "Its last day; in the next year when it comes before the first."),
        Optional("assumed", OneText, "Why these days were chosen, when no law or decision sets them."),
    ]);

    public static KeySet CalendarYears { get; } = new("calendar-years", "the years of a calendar",
    [
        Optional("from", WholeNumber, "The first year for which its holidays and terms are right."),
        Optional("to", WholeNumber, "The last one."),
    ]);

    public static KeySet Calendar { get; } = new("calendar", "a calendar",
    [
        Required("calendar", OneText, "The name by which processes refer to it."),
        Optional("title", OneText, "What people call it."),
        Required("time-zone", OneText, "By continent and city, such as Europe/Stockholm."),
        Optional("working-days", OneOrMore, "'monday to friday', or a list. Default: monday to friday."),
        Optional("hours", OneText, "When people work; reminders are sent when they start: 08:00-16:30. Default: 08:00-17:00."),
        Optional("due-on-day-off", OneOf([.. DayOffRules]), "Where a due day goes that falls on a day off. Default: next working day."),
        Optional("holidays", MapOf(HolidayShape), "The public holidays, each with its day."),
        Optional("count-as-holidays", MapOf(HolidayShape), "Days that are no public holidays but count as such, such as eves."),
        Optional("years", Keys(CalendarYears), "The years for which it is right; a process that reaches others is told of."),
        Optional("terms", MapOf(Keys(Term)), "Parts of the year that times refer to: 'end of autumn-term 2022'."),
    ]);

    public static KeySet Unit { get; } = new("unit", "a unit",
    [
        Required("name", OneText, "What people call it."),
        Optional("kind", OneText, "What it is, such as preschool."),
        Optional("parent", OneText, "The unit that it belongs to."),
    ]);

    public static KeySet Role { get; } = new("role", "a role",
    [
        Required("title", OneText, "What people call it."),
        Optional("per-unit", YesNo, "Whether each unit has its own holder: 'head-teacher of preschool-a'. Default: no."),
    ]);

    public static KeySet Person { get; } = new("person", "a person",
    [
        Required("name", OneText, "Their name."),
        Optional("mail", OneText, "Their mail address."),
        Optional("language", OneText, "The language that mails to them are in where a process has it, such as en."),
    ]);

    public static KeySet Holding { get; } = new("holding", "a holding",
    [
        Required("role", OneText, "'working-group', or 'head-teacher of preschool-a'."),
        Required("person", OneText, "Who holds it."),
        Optional("from", OneText, "The first day. Default: always has."),
        Optional("to", OneText, "The last day. Default: for good."),
        Optional("deputy", YesNo, "Whether the person stands in for the holder. Default: no."),
    ]);

    public static KeySet Organisation { get; } = new("organisation", "an organisation",
    [
        Required("organisation", OneText, "The name by which processes refer to it."),
        Optional("title", OneText, "What people call it."),
        Optional("units", Either(OneText, MapOf(Either(OneText, Keys(Unit)))), "Its units, or the table file that lists them."),
        Optional("roles", MapOf(Either(OneText, Keys(Role))), "The roles that tasks are given to."),
        Optional("people", MapOf(Either(OneText, Keys(Person))), "The people who hold roles."),
        Optional("holdings", ListOf(Keys(Holding)), "Who holds which role, from when to when."),
    ]);

    public static KeySet Clause { get; } = new("clause", "a clause",
    [
        Required("text", OneText, "What the document asks, in your words."),
        Optional("out-of-scope", OneText, "Why no step carries it."),
    ]);

    public static KeySet Clauses { get; } = new("clauses", "a clause file",
    [
        Required("document", OneText, "The governing document."),
        Required("clauses", MapOf(Either(OneText, Keys(Clause))), "Its clauses by the ids that steps cite."),
    ]);

    public static KeySet Table { get; } = new("table", "a table",
    [
        Required("table", OneText, "What it is called."),
        Optional("title", OneText, "What people call it."),
        Required("columns", MapOf(OneOf([.. ColumnTypes])), "Each column with what its cells hold."),
        Optional("csv", OneText, "The CSV file that has the rows."),
        Optional("rows", ListOf(Either(ListOf(OneText), MapOf(OneText))), "The rows, as lists or as sets of keys."),
    ]);

    private static ValueShape HolidayShape => Either(OneText, Keys(Holiday), ListOf(Either(OneText, Keys(Holiday))));
}
