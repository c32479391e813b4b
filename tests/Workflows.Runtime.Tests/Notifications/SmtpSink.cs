using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Workflows.Runtime.Tests.Notifications;

/// <summary>A mail server on loopback that keeps what it is given, with faults to order.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<byte[]> Mails { get; } = [];

    /// <summary>All that came in as commands.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Offers STARTTLS with this certificate.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The answer to a command that begins so, in place of the usual one.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public string Extensions { get; init; } = "";

    /// <summary>Bytes sent right behind the answer to STARTTLS, as one does who sits between.</summary>
    public string Injected { get; init; } = "";

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Stop();
        _accepting.Wait();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                try
                {
                    await TalkAsync(client.GetStream());
                }
                catch (Exception cause) when (cause is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // The client went away or did not like the certificate; the next one is welcome.
                }
            }
        }
        catch (Exception cause) when (cause is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        await SayAsync(stream, Answer("connect", "220 sink"));
        while (await LineAsync(stream) is { } line)
        {
            Commands.Add(line);
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, Answer(
                        line,
                        $"250-sink\r\n{(Certificate is not null && stream is NetworkStream ? "250-STARTTLS\r\n" : "")}{Extensions}250 8BITMIME"));
                    break;
                case "STARTTLS":
                    await SayAsync(stream, Answer(line, "220 go" + (Injected.Length > 0 ? "\r\n" + Injected : "")));
                    if (Certificate is not null)
                    {
                        var secured = new SslStream(stream);
                        await secured.AuthenticateAsServerAsync(Certificate);
                        stream = secured;
                    }

                    break;
                case "DATA":
                    await SayAsync(stream, Answer(line, "354 go"));
                    await ContentAsync(stream);
                    await SayAsync(stream, Answer("content", "250 taken"));
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, Answer(
                        line,
                        line.StartsWith("AUTH LOGIN", StringComparison.Ordinal) || Commands[^2..][0] == "AUTH LOGIN" ? "334 x" : "250 fine"));
                    break;
            }
        }
    }

    private string Answer(string command, string usual) =>
        Answers.FirstOrDefault(a => command.StartsWith(a.Key, StringComparison.OrdinalIgnoreCase)).Value ?? usual;

    private async Task ContentAsync(Stream stream)
    {
        var mail = new MemoryStream();
        while (await LineAsync(stream) is { } line && line != ".")
        {
            mail.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        }

        Mails.Add(mail.ToArray());
    }

    private async Task SayAsync(Stream stream, string line)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stopping.Token);
        await stream.FlushAsync(_stopping.Token);
    }

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stopping.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
