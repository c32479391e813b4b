using System.Collections.Immutable;
using System.Text;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Anchors;

/// <summary>Appends signed lines to this installation's log of anchors, each on the
/// disk before the next, and copies them to a second place.</summary>
public sealed class AnchorLog : IDisposable
{
    private readonly AnchorKey _key;
    private readonly FileStream _file;
    private readonly FileStream _lock;
    private readonly string _path;
    private readonly string? _also;

    private AnchorLog(AnchorKey key, FileStream file, FileStream held, string path, string? also)
    {
        _key = key;
        _lock = held;
        _path = path;
        _file = file;
        _also = also;
    }

    /// <summary>The log's name: the fingerprint of its key.</summary>
    public string Name => _key.Fingerprint;

    /// <summary>The last line; null before the first.</summary>
    public AnchorLine? Last { get; private set; }

    /// <summary>The hash of the last line; zeros before the first.</summary>
    public ImmutableArray<byte> LastHash { get; private set; } = [.. new byte[32]];

    /// <summary>Opens the log of a key, and removes a line that a crash left unfinished.</summary>
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="key">Signs; the log owns it from here on.</param>
    /// <param name="also">A second folder; null: none.</param>
    /// <exception cref="StartRefusedException">The file cannot be written, or its last line is not one that was signed here.</exception>
    public static AnchorLog Open(string folder, AnchorKey key, string? also)
    {
        PrivateFile.CreateFolder(folder);
        var path = AnchorFile.PathIn(folder, key.Fingerprint);
        FileStream file;
        var held = Hold(folder);
        try
        {
            file = PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.Read);
            WritePublicKey(path, key);
            DurableFolder.Flush(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw new StartRefusedException(
                $"The log of anchors {path} cannot be opened: {cause.Message} Make its folder writable for the user that runs this program.", cause);
        }

        var log = new AnchorLog(key, file, held, path, also);
        log.FindEnd(path);
        return log;
    }

    /// <summary>Appends a line; its number and the hash before it are set here.</summary>
    /// <exception cref="IOException">The disk refuses; the line is not there then.</exception>
    public AnchorLine Append(AnchorLine line)
    {
        RefuseLost();
        line = line with { Number = (Last?.Number ?? 0) + 1, Previous = LastHash };
        var text = line.ToBytes();
        var end = _file.Length;
        try
        {
            _file.Position = end;
            _file.Write([.. text, (byte)'\t', .. Encoding.ASCII.GetBytes(Convert.ToBase64String(_key.Sign(text))), (byte)'\n']);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            _file.SetLength(end);
            throw;
        }

        (Last, LastHash) = (line, AnchorLine.HashOf(text));
        return line;
    }

    /// <summary>Brings the second place up to date, with all lines that it lacks.</summary>
    /// <exception cref="IOException">It cannot be reached, or holds something else than this log.</exception>
    public void CopyToSecondPlace()
    {
        if (_also is null)
        {
            return;
        }

        Directory.CreateDirectory(_also);
        var path = AnchorFile.PathIn(_also, Name);
        using var copy = PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.Read);
        var common = (int)Math.Min(copy.Length, 4096);
        if (copy.Length > _file.Length || !Tail(copy, copy.Length, common).AsSpan().SequenceEqual(Tail(_file, copy.Length, common)))
        {
            throw new IOException($"{path} is not the beginning of this installation's log of anchors: look at both with 'workflows verify'.");
        }

        WritePublicKey(path, _key);
        _file.Position = copy.Position = copy.Length;
        _file.CopyTo(copy);
        copy.Flush(flushToDisk: true);
        DurableFolder.Flush(_also);
    }

    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
        _key.Dispose();
    }

    /// <summary>Two that append to one log would break its chain.</summary>
    private static FileStream Hold(string folder)
    {
        try
        {
            return PrivateFile.Open(Path.Combine(folder, "node.lock"), FileMode.OpenOrCreate, FileShare.None);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The folder {folder} is another node's, which runs, or cannot be written: {cause.Message} Each node needs a data folder "
                    + "of its own (--data).",
                cause);
        }
    }

    /// <summary>What is written to a file that was removed or moved away while it was open would be on no disk that anybody looks at.</summary>
    private void RefuseLost()
    {
        var there = new FileInfo(_path);
        if (!there.Exists || there.Length != _file.Length)
        {
            throw new IOException($"{_path} is not there any more, or is another file. Put it back as it was.");
        }
    }

    private static byte[] Tail(FileStream file, long end, int length)
    {
        var bytes = new byte[length];
        file.Position = end - length;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static void WritePublicKey(string logPath, AnchorKey key)
    {
        var path = new AnchorFile(logPath, 0).PublicKeyPath;
        if (!File.Exists(path))
        {
            PrivateFile.Replace(path, Encoding.ASCII.GetBytes(key.PublicPem));
        }
    }

    private void FindEnd(string path)
    {
        var (start, end) = LastLine();
        if (end < _file.Length)
        {
            _file.SetLength(end);
            _file.Flush(flushToDisk: true);
        }

        if (end == 0)
        {
            return;
        }

        var text = AnchorText.Of(1, Encoding.Latin1.GetString(Tail(_file, end - 1, (int)(end - 1 - start))));
        if (!_key.IsSignatureOf(text.Text, text.Signature) || AnchorLine.Parse(text.Text) is not { } last)
        {
            throw new StartRefusedException(
                $"The last line of the log of anchors {path} was changed. 'workflows verify' tells more; keep the file, and move it away "
                    + "to start a new log.");
        }

        (Last, LastHash) = (last, AnchorLine.HashOf(text.Text));
    }

    /// <returns>Where the last whole line begins, and the end of its line feed; both 0 when there is none.</returns>
    private (long Start, long End) LastLine()
    {
        var feeds = new List<long>();
        var buffer = new byte[1 << 16];
        for (var at = _file.Length; at > 0 && feeds.Count < 2;)
        {
            var length = (int)Math.Min(buffer.Length, at);
            at -= length;
            _file.Position = at;
            _file.ReadExactly(buffer, 0, length);
            for (var i = length - 1; i >= 0 && feeds.Count < 2; i--)
            {
                if (buffer[i] == '\n')
                {
                    feeds.Add(at + i);
                }
            }
        }

        return feeds switch
        {
            [] => (0, 0),
            [var only] => (0, only + 1),
            [var last, var before, ..] => (before + 1, last + 1),
        };
    }
}
