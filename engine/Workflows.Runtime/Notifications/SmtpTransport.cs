using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Workflows.Runtime.Notifications;

/// <summary>Hands mails to a mail server (RFC 5321), as they are, byte for byte.</summary>
/// <remarks>The framework's own client writes date and boundaries anew at every try, so that a repeat would be another mail; see decision
/// 0005. A mail whose final answer was lost is sent again: the Message-ID lets the receiver see that it is the same.</remarks>
public sealed class SmtpTransport : IMailTransport
{
    private readonly SmtpOptions _options;
    private readonly SslClientAuthenticationOptions _tls;

    public SmtpTransport(SmtpOptions options)
        : this(options, new SslClientAuthenticationOptions { TargetHost = options.Host })
    {
    }

    /// <param name="options">Where and how.</param>
    /// <param name="tls">How the server's certificate is judged; tests bring their own.</param>
    internal SmtpTransport(SmtpOptions options, SslClientAuthenticationOptions tls)
    {
        if (options is { User: not null, Protection: SmtpProtection.None })
        {
            throw new StartRefusedException(
                "Signing in to the mail server without TLS would send the password in clear. Use StartTls or ImplicitTls, or leave user "
                    + "and password out.");
        }

        _options = options;
        _tls = tls;
    }

    public async Task<MailDelivery> SendAsync(ComposedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            using var socket = new TcpClient { NoDelay = true };
            await ConnectAsync(socket, cancellationToken);
            await using var stream = await OpenAsync(socket, cancellationToken);
            var conversation = new SmtpConversation(stream, _options.AnswerWithin);
            var greeting = await conversation.HearAsync(cancellationToken);
            if (!greeting.IsDone)
            {
                return NotNow("a connection", greeting);
            }

            var offered = await conversation.AskAsync(Hello, cancellationToken);
            if (!offered.IsDone)
            {
                return NotNow("EHLO", offered);
            }

            if (_options.Protection is not SmtpProtection.StartTls)
            {
                return await TransferAsync(conversation, offered, mail, cancellationToken);
            }

            var begin = await conversation.AskAsync("STARTTLS", cancellationToken);
            if (!begin.IsDone || conversation.HasUnread)
            {
                return new MailDelivery.Later("The mail server does not begin TLS as it was asked to (STARTTLS), and mails are not sent without it.");
            }

            await using var secured = new SslStream(stream, leaveInnerStreamOpen: true);
            await secured.AuthenticateAsClientAsync(_tls, cancellationToken);
            var inside = new SmtpConversation(secured, _options.AnswerWithin);
            offered = await inside.AskAsync(Hello, cancellationToken);
            return offered.IsDone ? await TransferAsync(inside, offered, mail, cancellationToken) : NotNow("EHLO", offered);
        }
        catch (AuthenticationException)
        {
            return new MailDelivery.Later("The mail server's certificate is not trusted, or TLS failed: nothing was sent.");
        }
        catch (Exception cause) when (cause is IOException or SocketException or TimeoutException)
        {
            return new MailDelivery.Later($"The mail server {_options} cannot be talked to: {cause.Message}");
        }
    }

    /// <summary>An address literal for no address says "a client"; servers take it and no host name leaks.</summary>
    private static string Hello => "EHLO [127.0.0.1]";

    private async Task ConnectAsync(TcpClient socket, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.AnswerWithin);
        try
        {
            await socket.ConnectAsync(_options.Host, _options.Port, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("It does not answer.");
        }
    }

    private async Task<Stream> OpenAsync(TcpClient socket, CancellationToken cancellationToken)
    {
        if (_options.Protection is not SmtpProtection.ImplicitTls)
        {
            return socket.GetStream();
        }

        var secured = new SslStream(socket.GetStream());
        await secured.AuthenticateAsClientAsync(_tls, cancellationToken);
        return secured;
    }

    private async Task<MailDelivery> TransferAsync(
        SmtpConversation conversation, SmtpReply offered, ComposedMail mail, CancellationToken cancellationToken)
    {
        if (_options.User is { } user && await SignInAsync(conversation, offered, user, cancellationToken) is { } refused)
        {
            return refused;
        }

        var sender = await conversation.AskAsync($"MAIL FROM:<{mail.Sender}>", cancellationToken);
        if (!sender.IsDone)
        {
            return NotNow("the sender", sender);
        }

        var recipient = await conversation.AskAsync($"RCPT TO:<{mail.Recipient}>", cancellationToken);
        if (!recipient.IsDone)
        {
            return Failed("the recipient", recipient);
        }

        var ready = await conversation.AskAsync("DATA", cancellationToken);
        if (ready.Code != 354)
        {
            return NotNow("DATA", ready);
        }

        var taken = await conversation.AskContentAsync(mail.Content, cancellationToken);
        if (!taken.IsDone)
        {
            return Failed("the content", taken);
        }

        try
        {
            await conversation.AskAsync("QUIT", cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or TimeoutException)
        {
            // The mail is theirs already; how they say goodbye does not matter.
        }

        return new MailDelivery.Delivered();
    }

    /// <summary>AUTH PLAIN (RFC 4616), or LOGIN for servers that offer no other.</summary>
    private async Task<MailDelivery?> SignInAsync(
        SmtpConversation conversation, SmtpReply offered, string user, CancellationToken cancellationToken)
    {
        var ways = offered.Offers("AUTH", out var words) ? words : [];
        var password = _options.Password ?? "";
        SmtpReply reply;
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await conversation.AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancellationToken);
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await conversation.AskAsync("AUTH LOGIN", cancellationToken);
            reply = reply.Code == 334 ? await conversation.AskAsync(Base64(user), cancellationToken) : reply;
            reply = reply.Code == 334 ? await conversation.AskAsync(Base64(password), cancellationToken) : reply;
        }
        else
        {
            return new MailDelivery.Later("The mail server offers no way to sign in that this program knows (PLAIN, LOGIN).");
        }

        // Never a refusal of this mail: the settings are wrong, and every mail waits until they are right.
        return reply.IsDone ? null : new MailDelivery.Later($"The mail server did not take user and password ({reply.Code}).");

        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Only the code is told: a server's words may repeat the address.</summary>
    private static MailDelivery Failed(string what, SmtpReply reply) =>
        reply.IsNever ? new MailDelivery.Refused($"The mail server refuses {what} ({reply.Code}).") : NotNow(what, reply);

    /// <summary>For refusals that say nothing of this one mail: every mail waits until server or settings are right.</summary>
    private static MailDelivery.Later NotNow(string what, SmtpReply reply) => new($"The mail server does not take {what} ({reply.Code}).");
}
