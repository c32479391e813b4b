namespace Workflows.Language.Diagnostics;

/// <summary>1001 to 1099: which keys a set of keys may have and what may stand behind them; the same in every kind of file.</summary>
public static class ShapeRules
{
    public static readonly DiagnosticRule WrongKind = new("WF1001", Severity.Error, "Wrong kind of value",
        """
        Behind each key stands a text, a list or a set of keys, as the key asks:
            title: School outreach            a text
            remind: [1 week before]           a list
            plan: { from: 2020-02-10 }        a set of keys
        """);

    public static readonly DiagnosticRule MissingKey = new("WF1002", Severity.Error, "Missing key",
        """
        Something cannot be understood without this key. Add it in the same column as the keys around it.
        """);

    public static readonly DiagnosticRule UnknownKey = new("WF1003", Severity.Error, "Unknown key",
        """
        The key means nothing here. It may be misspelt, or stand in the wrong column, so that it belongs to something else
        than it should. Unknown keys are errors because a misspelt one would otherwise be passed over in silence.
        """);

    public static readonly DiagnosticRule NoValue = new("WF1004", Severity.Error, "Key without a value",
        """
        Nothing stands behind the colon. Write the value, or delete the line. Where the value stands on the lines below,
        they have to start further to the right than the key.
        """);

    public static readonly DiagnosticRule NotANumber = new("WF1005", Severity.Error, "Not a number",
        """
        A whole number is written with digits only: 3. Where there are limits, the message names them.
        """);

    public static readonly DiagnosticRule NotYesOrNo = new("WF1006", Severity.Error, "Neither yes nor no",
        """
        The key answers a question, so write yes or no behind it; true and false are read too. Nothing else is taken for
        one of them:
            required: yes
        """);

    public static readonly DiagnosticRule NotADate = new("WF1007", Severity.Error, "Not a date",
        """
        A date is written year, month, day, as ISO 8601 asks, and has to exist: 2020-02-10.
        """);

    public static readonly DiagnosticRule NotATime = new("WF1008", Severity.Error, "Not a time of day",
        """
        A time of day is written hours and minutes on a clock of 24 hours: 08:00 or 16:30.
        """);

    public static readonly DiagnosticRule NotAChoice = new("WF1009", Severity.Error, "Not one of the choices",
        """
        Only certain words may stand here; the message names them. They are written in small letters:
            sensitivity: personal
        """);

    public static readonly DiagnosticRule BadName = new("WF1010", Severity.Error, "Not a usable name",
        """
        Names that other places refer to are made of letters, digits, hyphens and underscores, and start with a letter or
        a digit: head-teacher. Blanks and other characters would be misread where the name is used. What people
        see stands under 'title' or 'name' and may hold anything.
        """);

    public static readonly DiagnosticRule NotTogether = new("WF1011", Severity.Error, "Keys that exclude one another",
        """
        Each of these keys says something that contradicts the other. Keep the one that is meant.
        """);

    public static readonly DiagnosticRule EmptyList = new("WF1012", Severity.Error, "Empty list",
        """
        A list or set of keys has to hold at least one entry here. Add one, or delete the key.
        """);
}
