using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying;

/// <summary>Tells what is wrong with the anchors themselves, also by what the database remembers of them.</summary>
internal static class AnchorCheck
{
    public static async Task RunAsync(IReadSession session, AnchorsRead anchors, LedgerFindings findings, CancellationToken cancellationToken)
    {
        foreach (var (at, text) in anchors.Problems)
        {
            findings.Add(new(LedgerDamage.Anchors, null, null, at, text));
        }

        var told = await session.QueryAsync(
            new("anchor_log.list", "select log, number, hash, at from anchor_log order by log"),
            row => (Log: row.Text(0), Number: row.Number(1), Hash: row.Bytes(2), At: StoredEntry.TimeOf(row.Number(3))),
            cancellationToken);
        foreach (var (log, number, hash, at) in told)
        {
            var read = anchors.Logs.FirstOrDefault(l => l.Log == log);
            if (read is null)
            {
                findings.Add(new(
                    LedgerDamage.Anchors,
                    null,
                    null,
                    at,
                    $"The log of anchors {log}, which had {LedgerWords.Count(number, "line", "lines")} at {LedgerWords.Of(at)}, is not "
                        + "where anchors are; name its folder with --anchors."));
            }
            else if (HashOf(read, number) is not { } found)
            {
                findings.Add(new(
                    LedgerDamage.Anchors,
                    null,
                    null,
                    at,
                    $"The log of anchors {read.File.Path} had {LedgerWords.Count(number, "line", "lines")} at {LedgerWords.Of(at)} and has "
                        + $"{read.Last?.Number ?? 0}: lines were removed."));
            }
            else if (!found.AsSpan().SequenceEqual(hash))
            {
                findings.Add(new(
                    LedgerDamage.Anchors,
                    null,
                    null,
                    at,
                    $"Line {number} of the log of anchors {read.File.Path} is not the one that the database remembers."));
            }
        }
    }

    /// <returns>The hash of a line; null when there is none of that number, also among those appended since the log was read.</returns>
    private static byte[]? HashOf(AnchorReading read, long number)
    {
        if (read.Last?.Number == number)
        {
            return [.. read.LastHash];
        }

        var now = read.File with { Length = new FileInfo(read.File.Path).Length };
        return now.Lines().FirstOrDefault(t => AnchorLine.Parse(t.Text)?.Number == number) is { } line ? [.. AnchorLine.HashOf(line.Text)] : null;
    }
}
