using NodaTime;

namespace Workflows.Runtime.Anchors;

/// <summary>Compares copies of one log: each must be the beginning of the longest.</summary>
internal static class AnchorCopies
{
    public static void Compare(IReadOnlyList<AnchorFile> copies, AnchorFile longest, List<(Instant?, string)> problems, List<string> remarks)
    {
        foreach (var copy in copies.Where(c => c.Path != longest.Path))
        {
            if (FirstDifference(copy, longest) is { } at)
            {
                problems.Add(
                    (null, $"The copies of a log of anchors {copy.Path} and {longest.Path} differ from byte {at + 1} on: one of them was changed."));
            }
            else if (copy.Length < longest.Length && copy.Path == copies[0].Path)
            {
                problems.Add((null, $"The log of anchors {copy.Path} is shorter than its copy {longest.Path}: lines at its end were removed."));
            }
            else if (copy.Length < longest.Length)
            {
                remarks.Add($"The copy {copy.Path} of a log of anchors lacks its newest lines.");
            }
        }
    }

    private static long? FirstDifference(AnchorFile copy, AnchorFile longest)
    {
        using var one = new FileStream(copy.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var other = new FileStream(longest.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var (a, b) = (new byte[1 << 16], new byte[1 << 16]);
        for (var at = 0L; at < copy.Length;)
        {
            var length = (int)Math.Min(a.Length, copy.Length - at);
            one.ReadExactly(a, 0, length);
            other.ReadExactly(b, 0, length);
            var same = a.AsSpan(0, length).CommonPrefixLength(b.AsSpan(0, length));
            if (same < length)
            {
                return at + same;
            }

            at += length;
        }

        return null;
    }
}
