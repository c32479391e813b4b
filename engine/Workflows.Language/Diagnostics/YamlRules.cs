namespace Workflows.Language.Diagnostics;

/// <summary>0xxx: what a file must be before anything can be read from it.</summary>
public static class YamlRules
{
    public static readonly DiagnosticRule TooLarge = Error("WF0001", "File too large",
        """
        A file may have up to 1 MiB. Definitions are written by people and stay far below that; a file this large was
        probably put in the wrong folder. Move long registers to a table file (.csv).
        """);

    public static readonly DiagnosticRule TooDeep = Error("WF0002", "Nested too deeply",
        """
        Lists and sets of keys may stand inside one another 64 deep. Split the file, for instance by moving steps to a
        process of their own.
        """);

    public static readonly DiagnosticRule TooManyNodes = Error("WF0003", "Too many entries",
        """
        A file may hold 100,000 texts, lists and sets of keys. Move long registers to a table file (.csv).
        """);

    public static readonly DiagnosticRule SeveralDocuments = Error("WF0004", "More than one document in a file",
        """
        A line of three hyphens starts a second document in the same file. Each definition has a file of its own, so that
        its name, its history and its findings belong to it alone. Move what follows to another file.
        """);

    public static readonly DiagnosticRule EmptyFile = Error("WF0005", "Empty file",
        """
        The file holds nothing but blanks and comments. Write the definition, or delete the file.
        """);

    public static readonly DiagnosticRule AnchorOrAlias = Error("WF0006", "Anchor or alias",
        """
        In YAML a value that starts with & names a place and one that starts with * repeats it. Both hide what a file says,
        so definitions do without. Where the character belongs to the text, put the text in quotes:
            title: "*Important* message"
        """);

    public static readonly DiagnosticRule Tag = Error("WF0007", "Tag",
        """
        In YAML a value that starts with ! carries a type. The type of a value follows from its key here, so definitions do
        without. Where the character belongs to the text, put the text in quotes:
            title: "!Important"
        """);

    public static readonly DiagnosticRule DuplicateKey = Error("WF0008", "Key written twice",
        """
        A key may stand only once in a set of keys: with two, one of them would silently win. Remove one, or, where both
        values are meant, make a list of them under one key.
        """);

    public static readonly DiagnosticRule KeyIsNoText = Error("WF0009", "Key that is not a text",
        """
        A key is a short text on one line. Where it starts with a question mark, a bracket or a brace, put it in quotes.
        """);

    public static readonly DiagnosticRule TabInIndentation = Error("WF0010", "Tab in the indentation",
        """
        What belongs to what is shown by spaces at the start of a line. A tab is as wide as each editor likes, so it cannot
        show that. Replace it by spaces; most editors have a setting that does so on every press of the tab key.
        """);

    public static readonly DiagnosticRule MissingColon = Error("WF0011", "Missing colon",
        """
        A key is followed by a colon and a blank:
            title: School outreach
        """);

    public static readonly DiagnosticRule UnclosedQuote = Error("WF0012", "Quote that is not closed",
        """
        A text that starts with " or ' ends with the same character. A quote of the same kind inside is written \" between
        double quotes and '' between single ones.
        """);

    public static readonly DiagnosticRule BadIndentation = Error("WF0013", "Line does not line up",
        """
        Keys that belong together start in the same column, and so do the hyphens of a list. What belongs to a key starts
        further to the right than the key:
            steps:
              - task: Answer
                by: head-teacher
        """);

    public static readonly DiagnosticRule ReservedStart = Error("WF0014", "Text starts with a reserved character",
        """
        YAML keeps some characters at the start of a text for itself: @, `, %, and where a text stands alone also
        , ] }. Put the text in quotes.
        """);

    public static readonly DiagnosticRule ColonInText = Error("WF0015", "Colon inside a text",
        """
        A colon with a blank behind it ends a key, so a text that holds one has to be put in quotes:
            title: "Answer: yes or no"
        """);

    public static readonly DiagnosticRule UnclosedBracket = Error("WF0016", "Bracket that does not fit",
        """
        A list that starts with [ ends with ], a set of keys that starts with { ends with }. Texts inside them that hold one
        of , [ ] { } have to be put in quotes. Expressions read better with each key on a line of its own, where brackets may stand:
            set:
              total: sum(collect.results[answered = true].incidents)
        """);

    public static readonly DiagnosticRule BadEscape = Error("WF0017", "Unknown escape",
        """
        Between double quotes a backslash starts an escape such as \n (new line), \" or \\. Write a backslash that is meant
        as itself twice, or put the text in single quotes, where it needs nothing.
        """);

    public static readonly DiagnosticRule ForbiddenCharacter = Error("WF0018", "Invisible character",
        """
        The file holds a control character that no editor shows and that YAML does not allow. It often comes from text pasted
        out of another program. Delete it; where it is meant, write it as an escape between double quotes.
        """);

    public static readonly DiagnosticRule Unreadable = Error("WF0019", "Not readable as YAML",
        """
        The file is read as YAML 1.2: keys with a colon, lists with a hyphen a line, spaces to show what belongs to what.
        Something breaks that form here. Compare with the lines around it, or put the text in quotes.
        """);

    public static readonly DiagnosticRule Directive = Error("WF0020", "Directive",
        """
        A line that starts with % is an instruction to a YAML reader. Definitions do without. Where it belongs to a text,
        indent it under its key or put it in quotes.
        """);

    public static readonly DiagnosticRule TextAfterValue = Error("WF0021", "Something follows a finished value",
        """
        A value in quotes or brackets ends with its closing quote or bracket; nothing but a comment may follow on the line.
        Put the whole text in quotes:
            title: "'Draft' of the plan"
        """);

    public static readonly DiagnosticRule ListOnLineOfKey = Error("WF0022", "List starts on the line of its key",
        """
        The first hyphen of a list stands on a line of its own under the key, or the whole list stands in brackets:
            remind: [1 week before, on the day]
        A text that starts with a hyphen and a blank has to be put in quotes.
        """);

    public static readonly DiagnosticRule BlockHeader = Error("WF0023", "Text behind > or |",
        """
        At the start of a value > and | announce a text on the lines below; only + or - and a digit may stand behind them.
        Put a text that starts with one of them in quotes; in an expression write the other side first.
        """);

    public static readonly DiagnosticRule CommentCutsText = Error("WF0030", "Text cut by #",
        """
        A # with a blank before it starts a comment, so the text ends there. Put the text in quotes when the # belongs to it;
        put a blank behind the # when it is a comment:
            title: "Case #12"
            due: 3 weeks   # as agreed
        """);

    public static readonly DiagnosticRule CommaSplitsText = Error("WF0031", "Text split by a comma",
        """
        Inside { } and [ ] a comma ends a value. Put a text that holds one in quotes, or write the keys on lines of their own:
            { label: "Name, address" }
        """);

    public static readonly DiagnosticRule Tab = Warning("WF0032", "Tab between words",
        """
        A tab looks like blanks but is none, and in a text it is part of the text. Replace it by spaces.
        """);

    public static readonly DiagnosticRule ColonWithoutBlank = Error("WF0033", "Colon without a blank",
        """
        A colon ends a key only when a blank or a line break follows; without one the whole line is a text:
            due: 3 weeks      is a key and its value
            due:3 weeks       is a text
        Where it is meant as a text, put it in quotes.
        """);

    public static readonly DiagnosticRule HyphenWithoutBlank = Error("WF0034", "Hyphen without a blank",
        """
        A hyphen starts an entry of a list only when a blank follows; without one it is part of a text:
            - on the day      is an entry
            -on the day       is a text
        Where it is meant as a text, put it in quotes.
        """);

    public static readonly DiagnosticRule MissingHyphen = Error("WF0035", "Missing hyphen",
        """
        Every entry of a list starts with a hyphen and a blank; its other keys start below its first one. Without the hyphen
        the keys belong to the entry above:
            steps:
              - task: Answer
                by: head-teacher
              - task: File the answer
                by: archive
        """);

    public static readonly DiagnosticRule HyphenTooMany = Error("WF0036", "Hyphen too many",
        """
        A hyphen starts a new entry of a list. The keys of one entry stand below one another, and only the first of them has
        the hyphen:
            - task: Answer
              by: head-teacher
        Where a set of keys is expected, none of its keys has one.
        """);

    public static readonly DiagnosticRule OddBlank = Error("WF0037", "Blank that is none",
        """
        Text pasted out of a word processor or a web page brings blanks that look like ordinary ones and are other characters,
        such as the one that keeps two words on a line. In front of a line, behind the hyphen of an entry and behind the colon
        of a key only the blank of the space bar counts. Delete it and press the space bar.
        """);

    public static readonly DiagnosticRule OddHyphen = Error("WF0038", "Dash in place of a hyphen",
        """
        Word processors turn a hyphen at the start of a line into a dash or a dot. An entry of a list starts with the plain
        hyphen of the keyboard and a blank.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) =>
        new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) =>
        new(code, Severity.Warning, title, explanation);
}
