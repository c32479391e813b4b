using System.Text;
using NodaTime;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying;

/// <summary>Verifies the journal of the installation, and that it reaches as far as anchors say.</summary>
internal sealed class SystemCheck(IReadSession session, AnchorsRead anchors, LedgerFindings findings)
{
    /// <returns>How many entries were read.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        // What the newest line of each log says; older lines say less.
        var claims = anchors.Logs
            .Where(l => l.Last is { SystemNumber: > 0 } last && !anchors.IsVoid(l.Log, last.Number))
            .Select(l => l.Last!)
            .ToLookup(l => l.SystemNumber);
        var (expected, entries, previous, misfits) = (1L, 0L, SystemChain.Beginning, 0);
        await StreamedRows.ReadAsync(
            session,
            session.Dialect is SqlDialect.Sqlite
                ? "select number, at, cast(kind as blob), cast(actor as blob), cast(detail as blob), hash from system_entry order by number"
                : "select number, at, kind, actor, detail, hash from system_entry order by number",
            [],
            row =>
            {
                var (number, at, kind, hash) = (row.Number(0), row.Number(1), row.Bytes(2), row.Bytes(5));
                if (number != expected)
                {
                    Add(number, at, number > expected
                        ? $"{LedgerWords.Entries(expected, number - 1)} {LedgerWords.Are(expected, number - 1)} missing."
                        : $"there is an entry numbered {number}; numbers go up from 1.");
                }
                else if (!SystemChain.Next(previous, number, at, kind, row.BytesOrNull(3), row.Bytes(4)).AsSpan().SequenceEqual(hash)
                    && misfits++ < 10)
                {
                    Add(number, at, $"entry {number} ({Encoding.UTF8.GetString(kind)}, {At(at)}) or the one before it was changed or replaced.");
                }

                foreach (var claim in claims[number].Where(c => !c.SystemHash.AsSpan().SequenceEqual(hash)))
                {
                    Add(number, at, $"entry {number} does not have the hash that was signed at {LedgerWords.Of(claim.At)}.");
                }

                (expected, previous) = (number + 1, hash);
                entries++;
            },
            cancellationToken);
        foreach (var claim in claims.Where(c => c.Key >= expected).Select(c => c.First()))
        {
            Add(
                expected,
                claim.At.ToUnixTimeTicks(),
                $"{LedgerWords.Entries(expected, claim.SystemNumber)}, signed at {LedgerWords.Of(claim.At)}, "
                + $"{LedgerWords.Are(expected, claim.SystemNumber)} missing at the end.");
        }

        return entries;

        static string At(long ticks) => LedgerWords.Of(TimeOf(ticks));
    }

    private static Instant? TimeOf(long ticks) => StoredEntry.TimeOf(ticks);

    private void Add(long number, long at, string text) =>
        findings.Add(new(LedgerDamage.SystemJournal, null, number, TimeOf(at), $"Journal of the installation: {text}"));
}
