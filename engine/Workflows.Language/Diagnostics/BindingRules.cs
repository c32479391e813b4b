namespace Workflows.Language.Diagnostics;

/// <summary>Expressions that are right in themselves and yield the wrong thing for their place (WF3100–WF3119).</summary>
public static class BindingRules
{
    public static readonly DiagnosticRule Condition = Error("WF3100", "A condition that is not true or false",
        """
        'when' asks a question that is answered by true or false:

            when: count(collect.missing) > 0

        'when: count(collect.missing)' is a number and answers nothing.
        """);

    public static readonly DiagnosticRule Items = Error("WF3101", "A for-each over something that is no list",
        """
        'for-each' goes through the items of a list, such as the rows of a table or a part of them:

            for-each: unit in units[kind = "preschool"]
        """);

    public static readonly DiagnosticRule Assigned = Error("WF3102", "A value that does not fit its field",
        """
        'set' gives a field a value of the field's type:

            data:
              total: number
            steps:
              - set: { total: sum(follow_up.results.incidents) }
        """);

    public static readonly DiagnosticRule Shown = Error("WF3103", "A placeholder that cannot be shown",
        """
        A placeholder stands for a text, a number, a date or yes and no. A list or a set of fields has no one way to be shown; name the
        field that is meant, or join the items of a list:

            task: Send in the routine of <unit.name>
            text: No answer came from <string join(collect.missing.name, ", ")>.
        """);

    public static readonly DiagnosticRule Time = Error("WF3104", "A time that is no date",
        """
        A time can be counted from a date, or from a date with its time of day:

            due: 2 weeks after received
            closes: = decide.date
        """);

    public static readonly DiagnosticRule Principal = Error("WF3105", "A role that is no text",
        """
        Who acts is worked out as a text: a role, a role of a unit with '@' between, or a person's id behind 'person:':

            by: = activity.owner
            by: = "head-teacher@" + unit.id
        """);

    public static readonly DiagnosticRule NeverThisWord = Error("WF3106", "A word that never comes",
        """
        The outcome of a step, a choice, the branch of 'first-of' that came first and what a decision table answers with 'allowed' values
        are each one of a few words. Compared with any other word the condition is the same every time, so a step is never opened or
        always is. Write one of the words that are possible, in the same letters; an outcome by its name, not its label:

            when: rule.outcome = "change"
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
