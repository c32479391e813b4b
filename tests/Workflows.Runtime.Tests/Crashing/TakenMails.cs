using System.Collections.Concurrent;
using Workflows.Runtime.Notifications;

namespace Workflows.Runtime.Tests.Crashing;

/// <summary>A mail server that takes everything and remembers it.</summary>
internal sealed class TakenMails : IMailTransport
{
    public ConcurrentQueue<ComposedMail> Mails { get; } = [];

    public Task<MailDelivery> SendAsync(ComposedMail mail, CancellationToken cancellationToken)
    {
        Mails.Enqueue(mail);
        return Task.FromResult<MailDelivery>(new MailDelivery.Delivered());
    }
}
