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

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
