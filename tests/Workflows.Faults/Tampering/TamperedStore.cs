using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using Workflows.Runtime;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Verifying;
using Workflows.Runtime.Verifying.States;

namespace Workflows.Faults.Tampering;

/// <summary>A store that the engine made, changed again and again in one way at a time, verified, and put back.</summary>
/// <remarks>The oracle: every change is told, and where it was done to cases, one of the findings names one of them or the anchors; a store
/// that is as the engine left it, before, between and after, has no finding.</remarks>
internal sealed class TamperedStore(int count, Random random, TamperVerifier verify, TextWriter output)
{
    private const int LookedAtBetween = 1000;

    /// <summary>Rows that were taken back stay in PostgreSQL's tables until they are cleared away: after some thousands, every look at the
    /// few that are left takes longer than all else.</summary>
    private const int ClearedBetween = 100;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<(string Way, bool IsTold)> _done = new(count);

    public IReadOnlyList<(string Way, bool IsTold)> Done => _done;

    /// <summary>What was done and not told.</summary>
    public List<string> Untold { get; } = [];

    /// <summary>What was told of a store that nobody had changed.</summary>
    public List<string> FalseAlarms { get; } = [];

    public async Task RunAsync(WorkflowsOptions options, CancellationToken cancellationToken)
    {
        var folders = await MadeStore.MakeAsync(options, random, cancellationToken);
        var anchors = AnchorsRead.From(folders, [], cancellationToken);
        await using var keys = await KeyReading.OpenAsync(options, cancellationToken);
        Task<LedgerReport> VerifyAsync(IReadSession session, AnchorsRead read, CancellationToken ct) => verify(session, keys, read, ct);
        var (connection, _) = await MadeStore.OpenAsync(options, cancellationToken);
        await using var open = connection;
        var ways = new Tamperings(random).All;
        var ofAnchors = new AnchorTamperings(random).All;
        await using var tampered = new TamperedAnchors(folders[0], Path.Combine(options.Folder, "tampered"));
        while (_done.Count < count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_done.Count % LookedAtBetween == 0)
            {
                await LookAsync(connection, VerifyAsync, anchors, cancellationToken);
            }

            if (_done.Count % ClearedBetween == 0 && connection is NpgsqlConnection postgres)
            {
                await using var clearing = new NpgsqlCommand("vacuum instance, journal, system_entry, anchor_log", postgres);
                await clearing.ExecuteNonQueryAsync(cancellationToken);
            }

            var way = random.Next(ways.Count + ofAnchors.Count);
            if (way < ways.Count)
            {
                await TryAsync(connection, VerifyAsync, anchors, ways[way].Name, ways[way].Do, cancellationToken);
            }
            else
            {
                await TryAsync(connection, VerifyAsync, tampered, ofAnchors[way - ways.Count], cancellationToken);
            }
        }

        await LookAsync(connection, VerifyAsync, anchors, cancellationToken);
    }

    private async Task LookAsync(DbConnection connection, Verifying verifying, AnchorsRead anchors, CancellationToken cancellationToken)
    {
        await using var session = await TamperSession.BeginAsync(connection, cancellationToken);
        var report = await verifying(session.Session, anchors, cancellationToken);
        FalseAlarms.AddRange(report.Findings.Select(f => f.Text));
    }

    /// <summary>Does nothing where chance chose what changes nothing.</summary>
    private async Task TryAsync(
        DbConnection connection,
        Verifying verifying,
        AnchorsRead anchors,
        string name,
        Func<TamperSession, Task<Tampered?>> tamper,
        CancellationToken cancellationToken)
    {
        await using var session = await TamperSession.BeginAsync(connection, cancellationToken);
        if (await tamper(session) is not { } done)
        {
            return;
        }

        var report = await verifying(session.Session, anchors, cancellationToken);
        var isTold = done.Cases is not { IsEmpty: false } cases
            ? report.FindingCount > 0
            : report.Findings.Any(f => f.Instance is null || cases.Contains(f.Instance.Value));
        Note(name, isTold, done.What);
    }

    private async Task TryAsync(
        DbConnection connection,
        Verifying verifying,
        TamperedAnchors tampered,
        (string Name, Func<byte[], byte[]?> Do) way,
        CancellationToken cancellationToken)
    {
        tampered.Write(way.Do(tampered.Log));
        await using var session = await TamperSession.BeginAsync(connection, cancellationToken);
        var report = await verifying(session.Session, AnchorsRead.From([tampered.Folder], [], cancellationToken), cancellationToken);
        Note(way.Name, report.FindingCount > 0, "the log");
    }

    private delegate Task<LedgerReport> Verifying(IReadSession session, AnchorsRead anchors, CancellationToken cancellationToken);

    private void Note(string name, bool isTold, string what)
    {
        _done.Add((name, isTold));
        if (!isTold)
        {
            Untold.Add($"{name}: {what}");
        }

        if (_done.Count % LookedAtBetween == 0)
        {
            output.WriteLine($"{_done.Count} of {count} changes of a store after {_clock.Elapsed:hh\\:mm\\:ss}, {Untold.Count} not told");
        }
    }
}
