namespace Workflows.Language.Diagnostics;

/// <summary>Sensitive data where it does not belong (5xxx).</summary>
public static class PrivacyRules
{
    public static readonly DiagnosticRule InMail = Error("WF5001", "Sensitive data in a mail",
        """
        The name of a task and the subject and text of a 'notify' go out by mail, where the institution no longer decides who reads
        them. So they may not use fields of the sensitivity personal, special or secret:

            data:
              reporter: { type: text, sensitivity: personal }
            steps:
              - task: Answer <reporter>          # an error
                by: case-handler
              - task: Answer the reporter        # the name is seen in the case, by those who may
                by: case-handler
        """);

    public static readonly DiagnosticRule Lowered = Warning("WF5002", "Sensitive data in a less sensitive field",
        """
        The field gets a text made of data that is more sensitive than the field itself, and from there it could get into a mail. Give the
        field the sensitivity of what it holds:

            data:
              reporter: { type: text, sensitivity: personal }
              summary: { type: text, sensitivity: personal }
            steps:
              - set: { summary: '"reported by " + reporter' }

        Numbers, dates and yes-no fields worked out from sensitive data are not told of.
        """);

    public static readonly DiagnosticRule InAddress = Error("WF5070", "Sensitive data in an address",
        """
        The address and the headers of a call are kept in logs on the way: at the service, at proxies, in its statistics. So they may not
        have fields of the sensitivity personal, special or secret. Send what identifies the case only to those who know it:

            http: GET https://register.example.org/persons/<person_number>     # an error
            http: POST https://register.example.org/search
            body: { number: = person_number }
            may-carry: personal
        """);

    public static readonly DiagnosticRule InBody = Error("WF5071", "Sensitive data that leaves the institution",
        """
        What stands in the body of a call leaves the institution. A field of the sensitivity personal, special or secret may do so only
        when the one who answers for the process says that this service may have it:

            http: POST https://archive.example.org/cases
            body: { report: = report }
            may-carry: special          # the agreement with the archive, § 4
        """);

    public static readonly DiagnosticRule InDocument = Error("WF5072", "Sensitive data in a less sensitive document",
        """
        A document is shown and kept by its own sensitivity, so it has to be as sensitive as the most sensitive field in it:

            - document: Final report
              template: final-report.md
              sensitivity: special
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
