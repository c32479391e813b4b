using System.Buffers;
using System.Text;

namespace Workflows.Runtime.Notifications;

/// <summary>One side of a talk with a mail server: commands out, replies in (RFC 5321 §4.2).</summary>
internal sealed class SmtpConversation(Stream stream, TimeSpan answerWithin)
{
    private const int LongestLine = 2048;
    private const int MostLines = 128;

    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>True when the server has sent more than was asked: before TLS begins that is an attack (RFC 3207 §6) or a fault.</summary>
    public bool HasUnread => _start < _end;

    /// <exception cref="IOException">The connection ended, or what came is no reply.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        if (command.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
        {
            throw new ArgumentException("A command is one line.", nameof(command));
        }

        await SendAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
        return await HearAsync(cancellationToken);
    }

    /// <summary>Sends a mail's content with dots stuffed (RFC 5321 §4.5.2) and the line that ends it.</summary>
    public async Task<SmtpReply> AskContentAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var stuffed = new ArrayBufferWriter<byte>(content.Length + 64);
        var atLineStart = true;
        foreach (var value in content.Span)
        {
            if (atLineStart && value == (byte)'.')
            {
                stuffed.Write("."u8);
            }

            stuffed.Write([value]);
            atLineStart = value == (byte)'\n';
        }

        stuffed.Write(atLineStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        await SendAsync(stuffed.WrittenMemory, cancellationToken);
        return await HearAsync(cancellationToken);
    }

    /// <summary>Reads one reply of one or more lines.</summary>
    public async Task<SmtpReply> HearAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code) || code is < 200 or > 599)
            {
                throw new IOException("The mail server did not answer as RFC 5321 says.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new(code, lines);
            }
        }

        throw new IOException("The mail server's answer has no end.");
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        try
        {
            await stream.WriteAsync(bytes, limit.Token);
            await stream.FlushAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not take what was sent in time.");
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        var line = new StringBuilder();
        try
        {
            while (line.Length < LongestLine)
            {
                if (_start == _end)
                {
                    (_start, _end) = (0, await stream.ReadAsync(_buffer, limit.Token));
                    if (_end == 0)
                    {
                        throw new IOException("The mail server ended the connection.");
                    }
                }

                var value = _buffer[_start++];
                if (value == (byte)'\n')
                {
                    return line.ToString().TrimEnd('\r');
                }

                line.Append((char)value);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.");
        }

        throw new IOException("The mail server sent a line that is too long.");
    }

    private CancellationTokenSource Limit(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(answerWithin);
        return limit;
    }
}

/// <summary>A server's reply: 2xx done, 3xx go on, 4xx not now, 5xx never.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsDone => Code is >= 200 and < 300;

    public bool IsNever => Code >= 500;

    /// <summary>True when the server offers an extension (RFC 5321 §4.1.1.1), and the words after its name.</summary>
    public bool Offers(string extension, out IReadOnlyList<string> words)
    {
        foreach (var line in Lines.Skip(1))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 0 && parts[0].Equals(extension, StringComparison.OrdinalIgnoreCase))
            {
                words = parts[1..];
                return true;
            }
        }

        words = [];
        return false;
    }
}
