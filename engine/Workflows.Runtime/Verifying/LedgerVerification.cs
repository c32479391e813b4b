using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying;

/// <summary>Verifies that journals are as they were written, that the rows of cases stand where their journals end, and that all of it
/// reaches as far as anchors say.</summary>
/// <remarks>It needs no key of a case: what is hashed is what is stored. Memory does not grow with the store.</remarks>
public static class LedgerVerification
{
    private const string LedgerScript = "0004_ledger.sql";

    /// <param name="session">One snapshot: commands that are carried out meanwhile are not seen.</param>
    /// <param name="anchors">Read before the snapshot was taken, so that all they know of must be in it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<LedgerReport> RunAsync(IReadSession session, AnchorsRead anchors, CancellationToken cancellationToken)
    {
        var findings = new LedgerFindings();
        var (cases, entries) = await CheckCasesAsync(session, anchors, findings, cancellationToken);
        var remarks = anchors.Remarks.ToList();
        var systemEntries = 0L;
        if (await HasLedgerAsync(session, cancellationToken))
        {
            await AnchorCheck.RunAsync(session, anchors, findings, cancellationToken);
            systemEntries = await new SystemCheck(session, anchors, findings).RunAsync(cancellationToken);
        }
        else
        {
            remarks.Add("The database was made by an earlier version, which kept no journal of the installation.");
        }

        if (anchors.Logs.Count == 0)
        {
            remarks.Add("No anchors were found, so that a case that is gone with its journal would not be missed; name their folder with --anchors.");
        }

        return new(cases, entries, findings.Kept, findings.Count)
        {
            SystemEntries = systemEntries,
            AnchoredAt = anchors.Logs.Max(l => l.Last?.At),
            Remarks = [.. remarks],
        };
    }

    private static async Task<(long Cases, long Entries)> CheckCasesAsync(
        IReadSession session, AnchorsRead anchors, LedgerFindings findings, CancellationToken cancellationToken)
    {
        var misplaced = new Misplaced();
        var claims = new AnchoredHeads(anchors, claim => findings.Add(Vanished(claim)));
        StoredHead? row = null;
        ChainCheck? chain = null;
        var (cases, entries) = (0L, 0L);
        var reading = new LedgerReading(session);
        if (await reading.CountForeignRowsAsync(cancellationToken) is > 0 and var foreign)
        {
            findings.Add(new(LedgerDamage.Foreign, null, null, null, $"{foreign} rows have ids of cases that the engine never writes."));
        }

        await reading.ReadAsync(
            head =>
            {
                Begin(head.Id, head);
                cases++;
            },
            entry =>
            {
                if (chain?.Instance != entry.Instance)
                {
                    Begin(entry.Instance, null);
                }

                chain!.Take(entry);
                entries++;
            },
            cancellationToken);
        chain?.End(row);
        claims.End();
        misplaced.Tell(findings);
        return (cases, entries);

        void Begin(Guid instance, StoredHead? head)
        {
            chain?.End(row);
            (row, chain) = (head, new(instance, claims.Take(instance), findings, misplaced));
        }
    }

    private static LedgerFinding Vanished(AnchoredClaim claim) => new(
        LedgerDamage.Vanished,
        claim.Head.Instance,
        null,
        claim.At,
        $"Case {claim.Head.Instance}: it is gone, with its journal; it had {LedgerWords.Count(claim.Head.Number, "entry", "entries")} when "
            + $"anchors were signed at {LedgerWords.Of(claim.At)}.");

    private static async Task<bool> HasLedgerAsync(IReadSession session, CancellationToken cancellationToken) => (await session.QueryAsync(
        new("schema_version.read", "select name from schema_version where name = $1", LedgerScript),
        row => row.Text(0),
        cancellationToken)).Length > 0;
}
