namespace Workflows.Language.Diagnostics;

/// <summary>How a process carries out its governing document (WF6000–WF6099).</summary>
public static class ClauseRules
{
    public static readonly DiagnosticRule UnknownClause = Error("WF6001", "A clause that the document does not have",
        """
        'clause' cites a clause of the file behind 'governed-by' by its id:

            governed-by: school-outreach.clauses.yaml
            steps:
              - task: Analyse the routines
                by: working-group
                clause: SO-P2
        """);

    public static readonly DiagnosticRule NoDocument = Error("WF6002", "A clause without a document",
        """
        The step cites a clause, and the process does not say of which document. Name its clause file:

            governed-by: school-outreach.clauses.yaml
        """);

    public static readonly DiagnosticRule NotCarried = Warning("WF6003", "A clause that nothing carries out",
        """
        The governing document asks for something that no step of the process cites. Add the step, cite the clause where it is carried
        out already, or say in the clause file why it lies outside the process:

            SO-G4:
              text: The production director decides.
              out-of-scope: the track for compulsory schools is a process of its own
        """);

    public static readonly DiagnosticRule OutOfScope = Warning("WF6004", "A clause out of scope that is carried out",
        """
        The clause file says that this clause lies outside the process, and the process carries it out. One of the two is out of date.
        """);

    public static readonly DiagnosticRule Assumption = Info("WF6005", "An assumption",
        """
        Something here goes beyond the governing document, and the author gave the reason. All assumptions are listed so that the one who
        answers for the process can confirm or change them:

            due: 3 weeks
            assumed: the document gives no time
        """);

    public static readonly DiagnosticRule Uncited = Info("WF6006", "A step without a clause",
        """
        The process carries out a document, and this step names neither a clause of it nor a reason of its own. Cite the clause, or
        say why the step is there:

            assumed: people are told so that they need not ask
        """);

    /// <summary>What to do about an assumption.</summary>
    internal const string ToSettle = "let those who answer for the document settle it; until then it holds";

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);

    private static DiagnosticRule Info(string code, string title, string explanation) => new(code, Severity.Info, title, explanation);
}
