using System.Collections.Immutable;
using System.Data.Common;
using Workflows.Faults.Oracles;
using Workflows.Runtime;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Verifying;
using Workflows.Runtime.Verifying.States;

namespace Workflows.Faults.Tampering;

/// <summary>Changes a store that the engine made, in one way at a time, and verifies it.</summary>
/// <remarks>The oracle: every change is told, and where it was done to cases, one of the findings names one of them or the anchors; a store
/// that is as the engine left it, before, between and after, has no finding.</remarks>
internal sealed class TamperCampaign(int count, Random random, TamperVerifier verify)
{
    private const int LookedAtBetween = 1000;

    private readonly SortedDictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _missed = new(StringComparer.Ordinal);
    private KeyReading _keys = null!;

    public async Task<Findings> RunAsync(WorkflowsOptions options, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        var folders = await MadeStore.MakeAsync(options, random, cancellationToken);
        var anchors = AnchorsRead.From(folders, [], cancellationToken);
        await using var keys = await KeyReading.OpenAsync(options, cancellationToken);
        _keys = keys;
        var (connection, _) = await MadeStore.OpenAsync(options, cancellationToken);
        await using var open = connection;
        var ways = new Tamperings(random).All;
        var ofAnchors = new AnchorTamperings(random).All;
        await using var tampered = new TamperedAnchors(folders[0], Path.Combine(options.Folder, "tampered"));
        for (var i = 0; i < count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % LookedAtBetween == 0)
            {
                await LookAsync(connection, anchors, findings, cancellationToken);
            }

            var way = random.Next(ways.Count + ofAnchors.Count);
            i += way < ways.Count
                ? await TryAsync(connection, anchors, ways[way].Name, ways[way].Do, findings, cancellationToken)
                : await TryAsync(connection, tampered, ofAnchors[way - ways.Count], findings, cancellationToken);
        }

        await LookAsync(connection, anchors, findings, cancellationToken);
        foreach (var (name, done) in _done)
        {
            findings.Figure($"{name}: {done} done, {_missed.GetValueOrDefault(name)} not told");
        }

        findings.Figure($"in all: {_done.Values.Sum()} done, {_missed.Values.Sum()} not told");
        return findings;
    }

    private async Task LookAsync(DbConnection connection, AnchorsRead anchors, Findings findings, CancellationToken cancellationToken)
    {
        await using var session = await TamperSession.BeginAsync(connection, cancellationToken);
        var report = await verify(session.Session, _keys, anchors, cancellationToken);
        findings.BreakAll("what the engine left has no finding", report.Findings.Select(f => f.Text));
    }

    /// <returns>How many were done: one, or none where chance chose what changes nothing.</returns>
    private async Task<int> TryAsync(
        DbConnection connection,
        AnchorsRead anchors,
        string name,
        Func<TamperSession, Task<Tampered?>> tamper,
        Findings findings,
        CancellationToken cancellationToken)
    {
        await using var session = await TamperSession.BeginAsync(connection, cancellationToken);
        if (await tamper(session) is not { } done)
        {
            return 0;
        }

        var report = await verify(session.Session, _keys, anchors, cancellationToken);
        var isTold = done.Cases is not { IsEmpty: false } cases
            ? report.FindingCount > 0
            : report.Findings.Any(f => f.Instance is null || cases.Contains(f.Instance.Value));
        Count(name, isTold, done.What, findings);
        return 1;
    }

    private async Task<int> TryAsync(
        DbConnection connection,
        TamperedAnchors tampered,
        (string Name, Func<byte[], byte[]?> Do) way,
        Findings findings,
        CancellationToken cancellationToken)
    {
        tampered.Write(way.Do(tampered.Log));
        await using var session = await TamperSession.BeginAsync(connection, cancellationToken);
        var report = await verify(session.Session, _keys, AnchorsRead.From([tampered.Folder], [], cancellationToken), cancellationToken);
        Count(way.Name, report.FindingCount > 0, "the log", findings);
        return 1;
    }

    private void Count(string name, bool isTold, string what, Findings findings)
    {
        _done[name] = _done.GetValueOrDefault(name) + 1;
        if (!isTold)
        {
            _missed[name] = _missed.GetValueOrDefault(name) + 1;
            findings.Break("every change is told", $"{name}: {what}");
        }
    }
}

/// <summary>Verifies a store; a seeded bug is one that does so badly.</summary>
internal delegate Task<LedgerReport> TamperVerifier(IReadSession session, KeyReading keys, AnchorsRead anchors, CancellationToken cancellationToken);

/// <summary>Seeded bugs that the campaign must find.</summary>
internal static class BadVerifiers
{
    public static ImmutableArray<string> Names { get; } = ["hashes-only", "no-anchors", "no-head", "no-states"];

    public static TamperVerifier Of(string? name) => name switch
    {
        null => WholeAsync,
        "no-states" => (session, _, anchors, ct) => LedgerVerification.RunAsync(session, anchors, ct),
        // Looks at the hash of every entry that is there, and at no number.
        "hashes-only" => (session, keys, anchors, ct) => WithoutAsync(session, keys, anchors, f => f.Damage is not LedgerDamage.Changed, ct),
        "no-anchors" => (session, keys, anchors, ct) => WithoutAsync(
            session, keys, anchors, f => f.Damage is LedgerDamage.Vanished or LedgerDamage.PutBack or LedgerDamage.Anchors, ct),
        "no-head" => (session, keys, anchors, ct) => WithoutAsync(
            session, keys, anchors, f => f.Damage is LedgerDamage.RowDiffers or LedgerDamage.RowRemoved or LedgerDamage.Cut, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such bug."),
    };

    private static async Task<LedgerReport> WholeAsync(IReadSession session, KeyReading keys, AnchorsRead anchors, CancellationToken cancellationToken) =>
        await StateVerification.AddAsync(session, keys, await LedgerVerification.RunAsync(session, anchors, cancellationToken), cancellationToken);

    private static async Task<LedgerReport> WithoutAsync(
        IReadSession session, KeyReading keys, AnchorsRead anchors, Func<LedgerFinding, bool> isUnseen, CancellationToken cancellationToken)
    {
        var report = await WholeAsync(session, keys, anchors, cancellationToken);
        ImmutableArray<LedgerFinding> seen = [.. report.Findings.Where(f => !isUnseen(f))];
        return report with { Findings = seen, FindingCount = seen.Length };
    }
}
