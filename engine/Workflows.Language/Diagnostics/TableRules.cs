namespace Workflows.Language.Diagnostics;

/// <summary>1301 to 1399: tables (.csv and .table.yaml).</summary>
public static class TableRules
{
    public static readonly DiagnosticRule NoColumns = Error("WF1301", "Table without columns",
        """
        The first line of a CSV file names the columns, parted by commas:
            id,name,kind,incidents (number)
        """);

    public static readonly DiagnosticRule BadColumnName = Error("WF1302", "Not a usable name of a column",
        """
        Expressions use the names of columns, so they are made of letters, digits and underscores and start with a letter. A
        hyphen would be read as a minus, a blank as the end of the name.
        """);

    public static readonly DiagnosticRule UnknownColumnType = Error("WF1303", "Unknown type of a column",
        """
        Behind the name of a column its type may stand in round brackets: text, number, yes-no or date. Without one a column
        holds text: nothing is guessed from what its cells look like.
            id,name,incidents (number),opened (date),active (yes-no)
        """);

    public static readonly DiagnosticRule DoubledColumn = Error("WF1304", "Column named twice",
        """
        Two columns have the same name, so an expression could not say which it means. Rename one, or take it out.
        """);

    public static readonly DiagnosticRule RowLength = Error("WF1305", "Row with too few or too many cells",
        """
        Each row has as many cells as there are columns; an empty one is written as nothing between two commas. A text that
        holds a comma has to be put in quotes.
        """);

    public static readonly DiagnosticRule BadCell = Error("WF1306", "Cell of the wrong type",
        """
        The column says what its cells hold. A number has a decimal point and no blanks (1250.5), a date is written 2020-02-10,
        and yes-no takes yes, no, true or false. A cell that holds nothing is empty.
        """);

    public static readonly DiagnosticRule BadQuote = Error("WF1307", "Quote that does not fit",
        """
        A cell that starts with a quote ends with one, and quotes inside it are doubled; a cell that does not start with one
        holds none (RFC 4180):
            "She said ""yes"", and left"
        """);

    public static readonly DiagnosticRule OtherSeparator = Error("WF1308", "Cells not parted by commas",
        """
        Cells are parted by commas. Some programs write semicolons or tabs instead where the comma is the decimal sign; choose
        commas when saving, and decimal points.
        """);

    public static readonly DiagnosticRule BlanksAround = Warning("WF1309", "Blanks around a cell",
        """
        A blank before or behind a text is part of it, so ' preschool' and 'preschool' are two different texts, and nobody
        sees why. Delete it, or put the cell in quotes when it is meant.
        """);

    public static readonly DiagnosticRule DoubledId = Error("WF1310", "Id used twice in a table",
        """
        The column 'id' tells rows apart, so each has an id of its own.
        """);

    public static readonly DiagnosticRule MissingId = Error("WF1311", "Row without an id",
        """
        Where a table has a column 'id', each row has to be named there, because roles and tasks refer to a row by it.
        """);

    public static readonly DiagnosticRule TooLarge = Error("WF1312", "Table too large",
        """
        A CSV file may have up to 8 MiB. The rows of a table are copied into each case that uses it, so a table holds what a
        routine works through, and not a whole register.
        """);

    public static readonly DiagnosticRule CsvNotFound = Error("WF2111", "File of a table not found",
        """
        The file is looked for beside the one that names it, and then from the top of the folder. It has to end in .csv or
        .table.yaml.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
