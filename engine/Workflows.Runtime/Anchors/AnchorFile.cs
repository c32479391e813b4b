using System.Text;

namespace Workflows.Runtime.Anchors;

/// <summary>A log of anchors on a disk, up to where it reached when it was found: what is appended afterwards is not read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Bytes to read.</param>
public sealed record AnchorFile(string Path, long Length)
{
    private const string Beginning = "anchors-";
    private const string Ending = ".log";

    /// <summary>The fingerprint of the key that signs it.</summary>
    public string Log => System.IO.Path.GetFileNameWithoutExtension(Path)[Beginning.Length..];

    /// <summary>Where the public half of its key lies.</summary>
    public string PublicKeyPath => System.IO.Path.ChangeExtension(Path, ".pub");

    public static string PathIn(string folder, string log) => System.IO.Path.Combine(folder, $"{Beginning}{log}{Ending}");

    /// <summary>The logs in a folder; none when there is no such folder.</summary>
    public static IReadOnlyList<AnchorFile> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"{Beginning}*{Ending}")
            .Order(StringComparer.Ordinal)
            .Select(p => new AnchorFile(p, new FileInfo(p).Length))]
        : [];

    /// <summary>Every whole line. A last one without its line feed was never finished, and nobody was told of it.</summary>
    public IEnumerable<AnchorText> Lines()
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
        var (index, end) = (0L, 0L);
        while (reader.ReadLine() is { } line)
        {
            end += line.Length + 1;
            if (end > Length)
            {
                yield break;
            }

            yield return AnchorText.Of(++index, line);
        }
    }
}

/// <summary>A line as it stands, not verified.</summary>
/// <param name="Index">Which one of the file, from 1.</param>
/// <param name="Text">The bytes that are signed.</param>
/// <param name="Signature">Empty when there is none.</param>
public sealed record AnchorText(long Index, byte[] Text, byte[] Signature)
{
    internal static AnchorText Of(long index, string line)
    {
        var tab = line.LastIndexOf('\t');
        var signature = new byte[256];
        // Base64 has several texts for the same bytes; only the one that was written counts.
        return tab >= 0
            && Convert.TryFromBase64Chars(line.AsSpan(tab + 1), signature, out var length)
            && line.AsSpan(tab + 1).SequenceEqual(Convert.ToBase64String(signature, 0, length))
            ? new(index, Encoding.Latin1.GetBytes(line[..tab]), signature[..length])
            : new(index, Encoding.Latin1.GetBytes(line), []);
    }
}
