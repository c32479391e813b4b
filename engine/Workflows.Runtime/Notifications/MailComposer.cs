using System.Globalization;
using System.Text;
using NodaTime;

namespace Workflows.Runtime.Notifications;

/// <summary>Makes of a draft the exact bytes that are sent, and of the same draft always the same.</summary>
public static class MailComposer
{
    /// <returns>The mail, or null with <paramref name="problem"/> saying what in the draft cannot be sent.</returns>
    public static ComposedMail? Compose(MailDraft draft, out string? problem)
    {
        problem = ProblemOf(draft);
        if (problem is not null)
        {
            return null;
        }

        // RFC 3834 §5: Auto-Submitted keeps absence notes from answering.
        var mail = new StringBuilder()
            .Append(EncodedText.HeaderField("From", draft.From))
            .Append(EncodedText.HeaderField("To", draft.To))
            .Append(EncodedText.HeaderField("Subject", draft.Subject.Trim()))
            .Append(CultureInfo.InvariantCulture, $"Date: {Rfc5322(draft.Date)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Message-ID: <{draft.MessageId}>\r\n")
            .Append("Auto-Submitted: auto-generated\r\n")
            .Append("MIME-Version: 1.0\r\n")
            .Append("Content-Type: text/plain; charset=utf-8\r\n")
            .Append("Content-Transfer-Encoding: quoted-printable\r\n")
            .Append("\r\n")
            .Append(EncodedText.QuotedPrintable(draft.Text));
        return new(draft.MessageId, draft.From.Address, draft.To.Address, Encoding.ASCII.GetBytes(mail.ToString()));
    }

    private static string? ProblemOf(MailDraft draft)
    {
        if (!MailAddress.TryCreate(draft.MessageId, null, out _))
        {
            return "The Message-ID is not of the form left@right.";
        }

        if (draft.Subject.Any(char.IsControl))
        {
            return "The subject holds a line break or another control character.";
        }

        return draft.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            ? "The text holds a control character."
            : null;
    }

    /// <summary>RFC 5322 §3.3, in UTC.</summary>
    private static string Rfc5322(Instant date) =>
        date.ToDateTimeUtc().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
