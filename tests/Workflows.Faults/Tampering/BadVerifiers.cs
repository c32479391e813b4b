using System.Collections.Immutable;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Verifying;
using Workflows.Runtime.Verifying.States;

namespace Workflows.Faults.Tampering;

/// <summary>Verifies a store; a seeded bug is one that does so badly.</summary>
internal delegate Task<LedgerReport> TamperVerifier(IReadSession session, KeyReading keys, AnchorsRead anchors, CancellationToken cancellationToken);

/// <summary>Seeded bugs that the campaign must find.</summary>
internal static class BadVerifiers
{
    public static ImmutableArray<string> Names { get; } = ["hashes-only", "no-anchors", "no-head", "no-states"];

    public static TamperVerifier Of(string? name) => name switch
    {
        null => WholeAsync,
        // Opens no case.
        "no-states" => (session, _, anchors, ct) => LedgerVerification.RunAsync(session, anchors, ct),
        // Looks at the hash of every entry that is there, and at no number.
        "hashes-only" => (session, keys, anchors, ct) => WithoutAsync(session, keys, anchors, f => f.Damage is not LedgerDamage.Changed, ct),
        "no-anchors" => (session, keys, anchors, ct) => WithoutAsync(
            session, keys, anchors, f => f.Damage is LedgerDamage.Vanished or LedgerDamage.PutBack or LedgerDamage.Anchors, ct),
        "no-head" => (session, keys, anchors, ct) => WithoutAsync(
            session, keys, anchors, f => f.Damage is LedgerDamage.RowDiffers or LedgerDamage.RowRemoved or LedgerDamage.Cut, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such bug."),
    };

    private static async Task<LedgerReport> WholeAsync(
        IReadSession session, KeyReading keys, AnchorsRead anchors, CancellationToken cancellationToken) => await StateVerification.AddAsync(
            session, keys, await LedgerVerification.RunAsync(session, anchors, cancellationToken), cancellationToken);

    private static async Task<LedgerReport> WithoutAsync(
        IReadSession session, KeyReading keys, AnchorsRead anchors, Func<LedgerFinding, bool> isUnseen, CancellationToken cancellationToken)
    {
        var report = await WholeAsync(session, keys, anchors, cancellationToken);
        ImmutableArray<LedgerFinding> seen = [.. report.Findings.Where(f => !isUnseen(f))];
        return report with { Findings = seen, FindingCount = seen.Length };
    }
}
