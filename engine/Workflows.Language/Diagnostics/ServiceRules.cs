namespace Workflows.Language.Diagnostics;

/// <summary>Services, documents and checklists (WF1170–WF1179).</summary>
public static class ServiceRules
{
    public static readonly DiagnosticRule Address = Error("WF1170", "An address that cannot be called",
        """
        Behind 'http' stand a method and an absolute address:

            http: POST https://archive.example.org/cases/<case_number>

        The methods are GET, POST, PUT, PATCH and DELETE. Placeholders stand behind the host only, so that no value of a case decides
        whom the server talks to; what fills them is percent-encoded. Names and passwords do not stand in an address: 'secret' names
        one that the server's configuration has.
        """);

    public static readonly DiagnosticRule NotEncrypted = Warning("WF1171", "A service that is called without encryption",
        """
        What is sent to an address that starts with 'http://' can be read and changed on the way. Write 'https://'. The server refuses
        the other unless its configuration allows that very host.
        """);

    public static readonly DiagnosticRule Header = Error("WF1172", "A header that cannot be set",
        """
        Names of headers have letters, digits and hyphens. The server itself sets those that say how the message is sent and who sends
        it (Host, Content-Length, Content-Type, Idempotency-Key and the like); what lets it in is named by 'secret', so that no password
        stands in a file:

            headers: { Accept-Language: sv }
            secret: archive
        """);

    public static readonly DiagnosticRule Limit = Error("WF1173", "A limit of a call that is not understood",
        """
        A call has limits of its own:

            timeout: 20 seconds                # for one try, 5 minutes at most
            retry: { times: 5, first: 30 seconds, at-most: 1 hour }
            accept: [200, 201]                 # which statuses mean that it is done

        'times' is how often it is tried again after the first try, up to 20 times. The pauses start with 'first' and double until they
        are 'at-most'. Lengths are in seconds, minutes, hours and days.
        """);

    public static readonly DiagnosticRule Body = Error("WF1174", "A body that cannot be sent",
        """
        A body is a set of keys, sent as JSON, or one expression:

            body: { title: = title, incidents: = incidents, note: "Case <case_number>" }
            body: = unit

        What starts with '=' is worked out and keeps its kind: a number stays a number. Everything else is sent as a text. GET and
        DELETE have no body.
        """);

    public static readonly DiagnosticRule Content = Error("WF1175", "A document without a text, or with two",
        """
        A document is written from a file beside the process, or from a text in the step:

            - document: Final report
              template: final-report.md

            - document: Note of the meeting
              text: |
                Present were <meeting.took_part>.
        """);

    public static readonly DiagnosticRule Checklist = Error("WF1176", "A checklist that is not understood",
        """
        A checklist has short texts, each of which is ticked once:

            checklist: [Keys returned, Account closed]

        They are the same for every case: placeholders are not filled there, and no line comes twice.
        """);

    public static readonly DiagnosticRule TemplateTooLarge = Error("WF1177", "A template that is too large",
        """
        A template may have up to 256 KiB. It is Markdown: pictures and long annexes are files of their own.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
