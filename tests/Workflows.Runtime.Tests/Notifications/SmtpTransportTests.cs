using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Workflows.Runtime.Notifications;
using Xunit;

namespace Workflows.Runtime.Tests.Notifications;

public sealed class SmtpTransportTests
{
    private static readonly ComposedMail Mail = Compose("Påminnelse", "Hej\n.\n..två\nslut");

    [Fact]
    public async Task The_server_gets_the_composed_bytes_and_a_repeat_is_identical()
    {
        using var sink = new SmtpSink();
        var transport = new SmtpTransport(Plain(sink));

        await transport.SendAsync(Mail, default);
        await transport.SendAsync(Compose("Påminnelse", "Hej\n.\n..två\nslut"), default);

        Assert.Equal(2, sink.Mails.Count);
        Assert.All(sink.Mails, got => Assert.Equal(Mail.Content.ToArray(), got));
    }

    [Fact]
    public async Task With_TLS_asked_for_nothing_is_said_before_it_and_the_password_goes_inside()
    {
        using var certificate = Certificate();
        using var sink = new SmtpSink { Certificate = certificate, Extensions = "250-AUTH PLAIN LOGIN\r\n" };
        var options = Plain(sink) with { Protection = SmtpProtection.StartTls, User = "u", Password = "p" };

        var delivered = await new SmtpTransport(options, Trusting(certificate)).SendAsync(Mail, default);

        Assert.IsType<MailDelivery.Delivered>(delivered);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"], sink.Commands.Select(c => c.Split(' ')[0]));
    }

    [Fact]
    public async Task Without_TLS_where_it_is_asked_for_nothing_is_sent()
    {
        using var sink = new SmtpSink { Answers = { ["STARTTLS"] = "502 no" } };

        var delivery = await new SmtpTransport(Plain(sink) with { Protection = SmtpProtection.StartTls }).SendAsync(Mail, default);

        Assert.IsType<MailDelivery.Later>(delivery);
        Assert.Equal(["EHLO", "STARTTLS"], sink.Commands.Select(c => c.Split(' ')[0]));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        using var certificate = Certificate();
        using var sink = new SmtpSink { Certificate = certificate };

        var delivery = await new SmtpTransport(Plain(sink) with { Protection = SmtpProtection.StartTls }).SendAsync(Mail, default);

        Assert.Contains("not trusted", Assert.IsType<MailDelivery.Later>(delivery).Reason, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task Words_put_in_before_TLS_are_not_listened_to()
    {
        using var certificate = Certificate();
        using var sink = new SmtpSink { Certificate = certificate, Injected = "250 AUTH PLAIN" };

        var delivery = await new SmtpTransport(Plain(sink) with { Protection = SmtpProtection.StartTls }, Trusting(certificate)).SendAsync(
            Mail, default);

        Assert.IsType<MailDelivery.Later>(delivery);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public void A_password_never_goes_out_in_clear() =>
        Assert.Throws<StartRefusedException>(() => new SmtpTransport(new() { Host = "localhost", Protection = SmtpProtection.None, User = "u" }));

    [Theory]
    [InlineData("RCPT", "550 no such person", typeof(MailDelivery.Refused))]
    [InlineData("RCPT", "450 busy", typeof(MailDelivery.Later))]
    [InlineData("content", "554 spam", typeof(MailDelivery.Refused))]
    [InlineData("content", "451 later", typeof(MailDelivery.Later))]
    [InlineData("MAIL", "530 sign in first", typeof(MailDelivery.Later))]
    [InlineData("connect", "554 not you", typeof(MailDelivery.Later))]
    [InlineData("EHLO", "nonsense", typeof(MailDelivery.Later))]
    public async Task What_the_server_says_decides_whether_it_is_tried_again(string command, string answer, Type expected)
    {
        using var sink = new SmtpSink { Answers = { [command] = answer } };

        Assert.IsType(expected, await new SmtpTransport(Plain(sink)).SendAsync(Mail, default));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_later()
    {
        int port;
        using (var sink = new SmtpSink())
        {
            port = sink.Port;
        }

        var delivery = await new SmtpTransport(new() { Host = "127.0.0.1", Port = port, Protection = SmtpProtection.None }).SendAsync(Mail, default);

        Assert.IsType<MailDelivery.Later>(delivery);
    }

    private static SmtpOptions Plain(SmtpSink sink) => new() { Host = "127.0.0.1", Port = sink.Port, Protection = SmtpProtection.None };

    private static SslClientAuthenticationOptions Trusting(X509Certificate2 certificate) => new()
    {
        TargetHost = "localhost",
        RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
    };

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static ComposedMail Compose(string subject, string text)
    {
        MailAddress.TryCreate("workflows@example.org", "Rutiner, södra", out var from);
        MailAddress.TryCreate("head.teacher@example.org", null, out var to);
        return MailComposer.Compose(new("1.reminder@example.org", Instant.FromUnixTimeSeconds(1_581_318_000), from!, to!, subject, text), out _)!;
    }
}
