namespace Workflows.Language.Diagnostics;

/// <summary>Texts in more languages (WF1430–WF1439, WF2130–WF2139).</summary>
public static class TextsRules
{
    public static readonly DiagnosticRule NotALanguage = Error("WF1430", "Not a language",
        """
        A language is named by its tag (BCP 47), in a process and in its files of texts:

            language: sv
            languages: [sv, en, nb]
        """);

    public static readonly DiagnosticRule UnknownTextStep = Error("WF2130", "Texts for a step that does not exist",
        """
        A file of texts names each step by the id that stands behind its 'id' in the process:

            steps:
              collect:                      # - id: collect
                task: Send in your routine
        """);

    public static readonly DiagnosticRule UnknownText = Error("WF2131", "A text that the process does not have",
        """
        The process has no such text: the step is of another kind, the field is not on its form, the outcome is not among its outcomes,
        or the original has neither title nor help there. Nobody would ever read the translation. Correct the key, or give the process
        the text first:

            - id: collect
              task: Skicka in rutinen        # task: Send in the routine
              form:
                routine: { type: file, label: Rutinen }        # form: { routine: The routine }
        """);

    public static readonly DiagnosticRule MissingText = Warning("WF2132", "A text that is not translated",
        """
        The process says under 'languages' that its texts are there in this language, and this one is missing. People who read that
        language get the original in the middle of their own. Add it to the file of texts:

            steps:
              collect:
                help: Send the routine as you use it today.
        """);

    public static readonly DiagnosticRule OtherPlaceholders = Warning("WF2133", "A translation with other placeholders",
        """
        The translation fills in something that the original does not, or leaves something out, so that people with two languages read two
        different things. Placeholders are not translated:

            task: Skicka in rutinen – <unit.name>
            task: Send in the routine – <unit.name>        # not <enhet.namn>
        """);

    public static readonly DiagnosticRule OtherLanguage = Error("WF2134", "Texts in another language than the name says",
        """
        'school-outreach.texts.en.yaml' holds the English texts of 'school-outreach', and the file says so of itself:

            texts: school-outreach
            language: en
        """);

    public static readonly DiagnosticRule UnusedTexts = Warning("WF2135", "A file of texts that no process uses",
        """
        A process uses the file of texts that lies beside it, has its file's name, and is in one of its languages:

            school-outreach.process.yaml            languages: [sv, en]
            school-outreach.texts.en.yaml           texts: school-outreach
        """);

    public static readonly DiagnosticRule NamelessStep = Warning("WF2136", "A step that cannot be translated",
        """
        The process is there in several languages, and this step has texts but no id by which a file of texts could name it:

            - id: invite
              notify: Möte om rutinerna
              to: head-teacher
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
