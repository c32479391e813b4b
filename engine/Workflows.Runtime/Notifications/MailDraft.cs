using NodaTime;

namespace Workflows.Runtime.Notifications;

/// <summary>What a mail is to say. <see cref="MailComposer"/> makes the bytes of it.</summary>
/// <param name="MessageId">Without angle brackets, such as <c>4f1c….reminder@example.org</c>; the same whenever the same thing is told.</param>
/// <param name="Date">When it was decided to send it: part of the mail, so that a repeat is the same bytes.</param>
/// <param name="From">The sender.</param>
/// <param name="To">The one recipient.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text; lines end with LF or CR LF.</param>
public sealed record MailDraft(string MessageId, Instant Date, MailAddress From, MailAddress To, string Subject, string Text);

/// <summary>A mail as it goes over the wire (RFC 5322), the same bytes every time it is sent.</summary>
/// <param name="MessageId">Without angle brackets.</param>
/// <param name="Sender">The envelope's sender.</param>
/// <param name="Recipient">The envelope's recipient.</param>
/// <param name="Content">Header and body, all lines ended by CR LF and none longer than 998 characters; not yet dot-stuffed.</param>
public sealed record ComposedMail(string MessageId, string Sender, string Recipient, ReadOnlyMemory<byte> Content);
