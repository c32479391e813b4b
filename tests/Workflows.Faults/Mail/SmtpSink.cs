using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Faults.Mail;

/// <summary>A mail server on loopback that takes everything and remembers it, byte for byte (RFC 5321 §4.1, without extensions).</summary>
/// <remarks>A message counts as received when its <c>250</c> was handed to the socket, as for a real server: a client that is killed
/// before it reads the answer sends again.</remarks>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly Task _accepting;

    public SmtpSink(TimeProvider time)
    {
        _time = time;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyCollection<ReceivedMail> Received => _received;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await SayAsync(stream, "220 sink ready");
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    switch (line.Split(' ')[0].ToUpperInvariant())
                    {
                        case "DATA":
                            await SayAsync(stream, "354 go on");
                            if (await ReadMailAsync(reader) is not { } mail)
                            {
                                return;
                            }

                            _received.Enqueue(mail);
                            await SayAsync(stream, "250 taken");
                            break;
                        case "QUIT":
                            await SayAsync(stream, "221 bye");
                            return;
                        default:
                            await SayAsync(stream, "250 sink");
                            break;
                    }
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // The other side was killed in the middle of a word, which is what this is for.
            }
        }
    }

    private async Task<ReceivedMail?> ReadMailAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        string? id = null;
        var inHeader = true;
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == ".")
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text.ToString())));
                return new(id ?? "", text.ToString(), hash, _time.GetUtcNow());
            }

            inHeader &= line.Length > 0;
            if (inHeader && line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
            {
                id = line["Message-ID:".Length..].Trim();
            }

            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return null;
    }

    private static Task SayAsync(NetworkStream stream, string line) =>
        stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n")).AsTask();
}

/// <param name="MessageId">Of the header; empty when there was none.</param>
/// <param name="Text">The whole message, one character a byte.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="At">When it had come in whole.</param>
internal sealed record ReceivedMail(string MessageId, string Text, string Hash, DateTimeOffset At);
