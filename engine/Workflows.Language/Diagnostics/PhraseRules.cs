namespace Workflows.Language.Diagnostics;

/// <summary>Short texts with a form of their own: times, roles, texts with placeholders, <c>for-each</c> (WF1100–WF1119).</summary>
public static class PhraseRules
{
    public static readonly DiagnosticRule Time = Error("WF1100", "A time that is not understood",
        """
        A time is written in plain words or as ISO 8601 writes it:

            due: 3 weeks                     counted from when the step opened
            due: 5 working days
            due: P3W
            closes: 5 weeks after start      from the start of the plan
            closes: end of plan
            closes: end of autumn-term 2022  a term of the calendar
            due: 2020-03-16
            due: 2 weeks after received      a data field that holds a date
            due: = decide.date + duration("P7D")

        Units are years, months, weeks, days, working days, hours, minutes and seconds, in whole numbers.
        """);

    public static readonly DiagnosticRule TimeDirection = Error("WF1101", "A time that does not say before or after",
        """
        A reminder or an escalation is counted from the task's due date, so it has to say on which side of it:

            remind: [1 week before, on the day, every 3 days until closed]
            escalate: 10 days after to process-owner

        'remind: 1 week' could mean a week before the due date or a week after it.
        """);

    public static readonly DiagnosticRule TimeFromDue = Error("WF1102", "A time counted from a due date that is not there",
        """
        '1 week before' alone is counted from the due date of the step's task. Only 'remind' and 'escalate' can do that.
        Elsewhere say from what it is counted:

            closes: 1 week before end of plan
        """);

    public static readonly DiagnosticRule Role = Error("WF1103", "A role that is not understood",
        """
        Who acts is a role, a role of one unit, or an expression:

            by: working-group
            by: head-teacher of <unit.id>
            by: = activity.owner

        Persons are not named in a process: people change, and the organisation file says who holds a role from when to when.
        """);

    public static readonly DiagnosticRule Placeholder = Error("WF1104", "A placeholder that is not closed",
        """
        '<' followed by a letter opens a placeholder, which ends at the next '>':

            task: Send in the routine of <unit.name>

        To write the character itself before a letter, double it: 'a <<b'. Before anything else, as in '< 3', it stands for itself.
        """);

    public static readonly DiagnosticRule ForEach = Error("WF1105", "A for-each that is not understood",
        """
        'for-each' names the item and says where the items come from:

            for-each: unit in units[kind = "preschool"]

        'unit' then stands for the item in everything inside the step. The name has letters, digits and '_' only.
        """);

    public static readonly DiagnosticRule EmptyExpression = Error("WF1106", "An empty expression",
        """
        Something has to be worked out here, and nothing is written:

            when: decide.outcome = "approve"
            by: = activity.owner
        """);

    public static readonly DiagnosticRule Name = Error("WF1107", "A name with characters that names do not have",
        """
        Ids of processes, steps, roles and outcomes' targets begin with a letter and go on with letters, digits, '-' and '_':

            id: carry-out

        Names that expressions calculate with (data fields, fields of forms, the item of a for-each) have no '-', because there it
        means minus:

            data:
              incidents_before: number
        """);

    public static readonly DiagnosticRule TooManyPlaceholders = Error("WF1108", "Too many placeholders",
        """
        A text has up to 100 placeholders. Nobody can read what a longer one will say. Work out parts of it with 'set' and name
        these:

            - set: { list: 'string join(units.name, ", ")' }
            - notify: The units are <list>
              to: working-group
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
