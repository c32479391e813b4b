namespace Workflows.Runtime.Notifications;

/// <summary>A way out for mails. Each is handed over as it is, byte for byte.</summary>
public interface IMailTransport
{
    Task<MailDelivery> SendAsync(ComposedMail mail, CancellationToken cancellationToken);
}

/// <summary>What came of handing a mail over. The reason is for the administrator and holds nothing of the mail.</summary>
public abstract record MailDelivery
{
    /// <summary>Taken over by the next in line.</summary>
    public sealed record Delivered : MailDelivery;

    /// <summary>Not now; also when the answer was lost, and the mail may have been taken: it is sent again as it is.</summary>
    public sealed record Later(string Reason) : MailDelivery;

    /// <summary>Never: sending it again is of no use.</summary>
    public sealed record Refused(string Reason) : MailDelivery;
}
