namespace Workflows.Language.Diagnostics;

/// <summary>3xxx: expressions (FEEL, DMN 1.5 §10.3).</summary>
public static class ExpressionRules
{
    public static readonly DiagnosticRule NotAnExpression = Error("WF3001", "Not an expression",
        """
        The text cannot be read as an expression: a word, a mark or a value is missing or stands where none may. The finding
        points to the first place that does not fit. Often a quote or a bracket was not closed, or a text stands without quotes:
            when: unit.kind = "preschool" and threshold > 3
        """);

    public static readonly DiagnosticRule UnknownName = Error("WF3002", "Unknown name",
        """
        An expression may use the fields under data:, the results of earlier steps, what for-each names, and FEEL's functions.
        This name is none of them. A text needs quotes, or it is taken for a name:
            when: status = "open"
        """);

    public static readonly DiagnosticRule UnknownField = Error("WF3003", "Unknown field",
        """
        What stands before the point is known, and it has no field of this name. Look the field up where the table, the form or
        the data is declared:
            when: unit.kind = "preschool"
        """);

    public static readonly DiagnosticRule TypesDoNotFit = Error("WF3004", "These cannot be calculated with",
        """
        The values on the two sides are of kinds that this operation has no meaning for, such as a number plus a text. The result
        would always be empty. Turn one of them into the other's kind first:
            "Number " + string(count)
            date(text) + duration("P14D")
        """);

    public static readonly DiagnosticRule NeverEqual = Error("WF3005", "These can never be equal",
        """
        The values on the two sides are of different kinds, so comparing them tells nothing: a number is never equal to a text,
        even if it looks the same. Write both sides in the same kind:
            threshold = 3        (not threshold = "3")
        """);

    public static readonly DiagnosticRule NotACondition = Error("WF3006", "Not a condition",
        """
        Here something is needed that is either true or false, and this is a value of another kind. Compare it with something:
            when: count(units) > 3
        """);

    public static readonly DiagnosticRule WrongArguments = Error("WF3007", "Wrong arguments",
        """
        The function is called with too few or too many values, or with a name that none of its parameters has. The hint lists
        what the function takes:
            substring(name, 1, 3)
            substring(string: name, start position: 1, length: 3)
        """);

    public static readonly DiagnosticRule WrongArgumentType = Error("WF3008", "Argument of the wrong kind",
        """
        The function needs a value of another kind here, and would always answer with nothing. Turn the value into that kind, or
        use another field:
            count(units)         (a list, not a number)
        """);

    public static readonly DiagnosticRule NotAFunction = Error("WF3009", "Not a function",
        """
        What stands before the parenthesis is a value, not a function, so it cannot be called. To multiply, write *; to take an
        item of a list, use square brackets:
            units[1]
        """);

    public static readonly DiagnosticRule NotARealValue = Error("WF3010", "No such date, time or duration",
        """
        The text in quotes is not a date, time or duration, or there is no such day. They are written as in ISO 8601:
            date("2020-02-29")   time("08:30:00")   duration("P14D")   duration("PT8H")   @"2020-02-29T08:30:00"
        """);

    public static readonly DiagnosticRule TooLong = Error("WF3011", "Expression too long or too nested",
        """
        An expression may have 20,000 characters, 100 brackets inside one another and 400 operations in a row. Give parts of it a
        name by a set step or by a context, or move it to a decision table:
            { late: count(units[reply = null]), all: count(units), share: late / all }.share
        """);

    public static readonly DiagnosticRule UnknownType = Error("WF3012", "Unknown type",
        """
        The kind of value after "instance of" or behind a parameter is none that FEEL knows. It knows: string, number, boolean,
        date, time, date and time, days and time duration, years and months duration, list<…>, range<…>, context<…>,
        function<…> -> … and Any:
            x instance of list<number>
        """);

    public static readonly DiagnosticRule NotSupported = Error("WF3013", "Not supported",
        """
        The expression uses a part of the standard that this engine leaves out on purpose, such as functions written in Java:
        definitions are data and run no foreign code. Write the function in FEEL:
            function(amount, rate) amount * rate
        """);

    public static readonly DiagnosticRule CameToNull = new("WF3014", Severity.Info, "A part came to null",
        """
        When the expression was evaluated, the words that are pointed to gave no value, and null stands for it. The message says
        why: a field that was not filled in, a division by zero, a text that is no date. Where that may happen, say what holds
        then:
            if units = 0 then 0 else reports / units
        """);

    public static readonly DiagnosticRule EmptyAtTimes = new("WF3020", Severity.Warning, "A value that may be missing",
        """
        One of the values may be missing: a field of a form that need not be filled in, an empty cell of a table, the answer of
        somebody who did not answer. Then the whole sum, comparison or function has no value, and nobody is told. Leave such
        items out, or say what holds then:
            sum(follow-up.results[answered = true].incidents)
            if meet.hours = null then 0 else meet.hours * 2
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
