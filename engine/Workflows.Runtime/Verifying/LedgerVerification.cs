using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying;

/// <summary>Verifies that journals are as they were written, and that the rows of cases stand where their journals end.</summary>
/// <remarks>It needs no key: what is hashed is what is stored. Memory does not grow with the store.</remarks>
public static class LedgerVerification
{
    /// <param name="session">One snapshot: commands that are carried out meanwhile are not seen.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<LedgerReport> RunAsync(IReadSession session, CancellationToken cancellationToken)
    {
        var findings = new LedgerFindings();
        var misplaced = new Misplaced();
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
                End();
                (row, chain) = (head, new(head.Id, findings, misplaced));
                cases++;
            },
            entry =>
            {
                if (chain?.Instance != entry.Instance)
                {
                    End();
                    (row, chain) = (null, new(entry.Instance, findings, misplaced));
                }

                chain.Take(entry);
                entries++;
            },
            cancellationToken);
        End();
        misplaced.Tell(findings);
        return new(cases, entries, findings.Kept, findings.Count);

        void End()
        {
            chain?.End(row);
            chain = null;
        }
    }
}
