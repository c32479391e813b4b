using System.Collections.Immutable;
using Workflows.Language.Definitions.Reading;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The keys of a <c>*.process.yaml</c> outside its steps.</summary>
public static class ProcessVocabulary
{
    public static ImmutableArray<string> FieldTypes { get; } = ["text", "number", "yes-no", "date", "file", "choice", "table"];

    public static KeySet Plan { get; } = new("plan", "a plan",
    [
        Required("from", OneText, "The first day, such as 2020-02-10."),
        Required("to", OneText, "The last day."),
        Optional("clause", OneOrMore, "The clauses of the governing document that set this time."),
        Optional("assumed", OneText, "Why this time was chosen, when the governing document does not give it."),
    ]);

    public static KeySet DataField { get; } = new("data-field", "a field of the data",
    [
        Required("type", OneOf([.. FieldTypes]), "What the field holds."),
        Optional("label", OneText, "What people call it."),
        Optional("help", OneText, "A sentence under the field in the form of a start."),
        Optional("required", YesNo, "Whether the form of a start has to be filled in here. Default: no."),
        Optional("default", OneText, "Its value when nobody fills it in."),
        Optional("options", ListOf(OneText), "The texts to choose from, for the type choice."),
        Optional("of", OneText, "What one row of a table is called."),
        Optional("from", OneText, "The table file (.csv or .table.yaml) whose rows it has at the start."),
        Optional(
            "sensitivity",
            OneOf([.. SensitivityWords.InOrder]),
            "How much harm a leak does; from personal on it never stands in mails. Default: internal."),
        Optional("assumed", OneText, "Why this default was chosen, when the governing document does not give it."),
    ]);

    public static KeySet FormField { get; } = new("form-field", "a field of a form",
    [
        Required("type", OneOf([.. FieldTypes.Remove("table")]), "What is filled in."),
        Optional("label", OneText, "What people call it; may have placeholders."),
        Optional("help", OneText, "A sentence under the field."),
        Optional("required", YesNo, "Whether it has to be filled in. Default: no."),
        Optional("options", ListOf(OneText), "The texts to choose from, for the type choice."),
        Optional(
            "sensitivity",
            OneOf([.. SensitivityWords.InOrder]),
            "How much harm a leak does; from personal on it never stands in mails. Default: internal."),
    ]);

    public static KeySet StartRule { get; } = new("start-rule", "a way to start",
    [
        Required("by", OneText, "The role that may start the process."),
        Optional("form", ListOf(OneText), "The data fields, and plan, that are filled in at the start."),
    ]);

    public static KeySet MessageStart { get; } = new("message-start", "a start by a message",
    [
        Required("message", OneText, "The name of the message that starts a case when nobody waits for it."),
        Optional(
            "data",
            MapOf(OneText),
            "What the data fields get: a value, or an expression behind = that reads the message's fields, as in = message.text."),
    ]);

    public static KeySet RecurringPlan { get; } = new("recurring-plan", "the plan of a recurring start",
    [
        Required("from", OneText, "The first day: start, 2 weeks after start."),
        Required("to", OneText, "The last day: 12 months after start."),
    ]);

    public static KeySet RecurringStart { get; } = new("recurring-start", "a recurring start",
    [
        Required("every", OneText, "How often: year on 15 January, month on the first Monday, 2 weeks on Monday, RRULE:FREQ=…"),
        Optional("at", OneText, "The time of day, such as \"08:00\"; without it, as the working day starts."),
        Optional("from", OneText, "The first day on which it may come."),
        Optional("until", OneText, "The last day on which it may come."),
        Optional("data", MapOf(OneText), "What the data fields get: a value, or an expression behind = that may read the day as start."),
        Optional("plan", Keys(RecurringPlan), "The time that a case is planned for, counted from its start."),
    ]);

    public static KeySet Deadline { get; } = new("deadline", "a deadline",
    [
        Required("within", OneText, "How long: 7 days, 3 months."),
        Required(
            "from",
            OneText,
            "What it counts from: received, occurred, registered, start, a date field, or the id of a step: when that is done."),
        Optional("or-from", OneText, "What it counts from when 'from' has not come by then: 7 days after received."),
        Optional("when", OneText, "An expression: the case has the deadline only while it is true. Default: always."),
        Optional("fixed", OneText, "The law that sets it: then postponing the plan never moves it."),
        Optional("escalate", OneOrMore, "2 days before to ROLE: opens a task for that role unless the deadline is met by then."),
        Optional("title", OneText, "What people call it."),
        Optional("clause", OneOrMore, "The clauses of the governing document that it carries out."),
        Optional("assumed", OneText, "Why something here goes beyond the governing document."),
    ]);

    public static KeySet Process { get; } = new("process", "a process",
    [
        Required("process", OneText, "The id by which commands and other files name it."),
        Required("title", OneText, "What people call it."),
        Optional("description", OneText, "What it is for."),
        Optional("language", OneText, "The language of its texts, such as sv. Default: en."),
        Optional("languages", OneOrMore, "All languages of its texts; those of 'en' are in NAME.texts.en.yaml beside it."),
        Optional("governed-by", OneText, "The clause file of the document that it carries out."),
        Optional("owner", OneText, "The role that answers for it."),
        Optional("calendar", OneText, "sweden means the file sweden.calendar.yaml."),
        Optional("hours", OneText, "The office hours of those who do this work, such as 08:30-16:00. Default: the calendar's."),
        Optional("organisation", OneText, "municipality means the file municipality.organisation.yaml."),
        Optional("plan", Keys(Plan), "The time that the work is planned for; a start may give another."),
        Optional("data", MapOf(Either(OneOf([.. FieldTypes]), Keys(DataField))), "The fields of the case."),
        Optional("start", ListOf(Either(Keys(StartRule), Keys(MessageStart), Keys(RecurringStart))), "Who or what starts it, and what is filled in."),
        Optional("returns", OneOrMore, "The data fields that a process which calls this one reads when it has ended."),
        Optional("deadlines", MapOf(Keys(Deadline)), "The deadlines of the case, whose clocks run whether a step is open or not."),
        HandlerVocabulary.OnKey,
        Required("steps", Steps, "Who does what by when."),
    ]);
}
