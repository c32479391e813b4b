using System.Text;

namespace Workflows.Faults.Tampering;

/// <summary>Ways to change logs of anchors; the database remembers how far they had got.</summary>
internal sealed class AnchorTamperings(Random random)
{
    public IReadOnlyList<(string Name, Func<byte[], byte[]?> Do)> All =>
    [
        ("anchor-flip", Flip),
        ("anchor-drop-line", DropLine),
        ("anchor-swap-lines", SwapLines),
        ("anchor-cut", log => log[..random.Next(log.Length - 1)]),
        ("anchor-remove", _ => null),
    ];

    private byte[] Flip(byte[] log)
    {
        var flipped = (byte[])log.Clone();
        flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private byte[] DropLine(byte[] log)
    {
        var lines = Lines(log);
        lines.RemoveAt(random.Next(lines.Count));
        return Bytes(lines);
    }

    private byte[] SwapLines(byte[] log)
    {
        var lines = Lines(log);
        var at = random.Next(lines.Count - 1);
        (lines[at], lines[at + 1]) = (lines[at + 1], lines[at]);
        return Bytes(lines);
    }

    private static List<string> Lines(byte[] log) => [.. Encoding.Latin1.GetString(log).Split('\n')[..^1]];

    private static byte[] Bytes(IEnumerable<string> lines) => Encoding.Latin1.GetBytes(string.Concat(lines.Select(l => l + "\n")));
}
