using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Verifying;

namespace Workflows.Runtime.Anchors;

/// <summary>Writes anchors at intervals, sooner when much has changed, and at stop; tells the system journal of starts and stops.</summary>
public sealed class AnchorLoop(
    AnchorWriter writer,
    CommitHints hints,
    IDatabase database,
    SystemJournal journal,
    WorkflowsOptions options,
    TimeProvider time,
    ILogger<AnchorLoop> logger)
    : BackgroundService
{
    /// <summary>After so long the database has stored what it was asked to, or has given it up.</summary>
    private static readonly TimeSpan Decided = TimeSpan.FromMinutes(1);

    /// <summary>Of the time that catching up takes, a fifth is spent on it.</summary>
    private const int RestForWork = 4;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Cases of which a step may have been stored, and when that is decided, as a timestamp.</summary>
    private readonly ConcurrentDictionary<Guid, long> _uncertain = [];

    private volatile bool _isCaughtUp = writer.Log.Last?.Cause == "stop";

    /// <summary>Whether all is written down that the cases had come to when this node started.</summary>
    public bool IsCaughtUp => _isCaughtUp;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        hints.Committed += Hear;
        hints.Uncertain += Hear;
        await journal.AppendAsync("start", null, options.InWords(database.Description, writer.Log.Name), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        hints.Committed -= Hear;
        hints.Uncertain -= Hear;
        try
        {
            await journal.AppendAsync("stop", null, "Stopped as told to.", CancellationToken.None);

            // Who stops before all is caught up with leaves it to the next start.
            await NoteUncertainAsync(CancellationToken.None);
            await writer.WriteAsync(_isCaughtUp && _uncertain.IsEmpty ? "stop" : "interval", CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or StorageUnavailableException)
        {
            logger.LogError(failure, "The last anchor could not be written; the next start makes up for it");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // What was not written down before a kill is found here, beside the first cases and their anchors.
            await Task.Yield();
            await Task.WhenAll(_isCaughtUp ? Task.CompletedTask : TryAsync(CatchUpAsync, stoppingToken), WriteAtIntervalsAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the last line is written then.
        }
    }

    private async Task WriteAtIntervalsAsync(CancellationToken stoppingToken)
    {
        var since = TimeSpan.Zero;
        while (true)
        {
            await Task.Delay(LookEvery, stoppingToken);
            since += LookEvery;
            if (since >= options.Anchors.Every || writer.Waiting >= AnchorWriter.HeadsALine)
            {
                since = TimeSpan.Zero;
                await TryAsync(WriteAsync, stoppingToken);
            }
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await NoteUncertainAsync(cancellationToken);
        await writer.WriteAsync("interval", cancellationToken);
    }

    /// <summary>Looks where the cases stand of which a step may have been stored.</summary>
    private async Task NoteUncertainAsync(CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        foreach (var since in _uncertain.Where(u => u.Value <= now).ToList())
        {
            var heads = await database.QueryAsync(
                new("anchor.head", "select id, revision, head from instance where id = $1", since.Key),
                row => new StoredHead(row.Id(0), row.Number(1), row.Bytes(2)),
                cancellationToken);
            foreach (var head in heads)
            {
                writer.Note(head.Id, head.Revision, [.. head.Head]);
            }

            _uncertain.TryRemove(since);
        }
    }

    private void Hear(UncertainCommit commit)
    {
        var decided = time.GetTimestamp() + (commit.IsDecided ? 0 : (long)(Decided.TotalSeconds * time.TimestampFrequency));
        _uncertain.AddOrUpdate(commit.Instance.Value, decided, (_, known) => known > decided ? known : decided);
    }

    private void Hear(CommitHint hint)
    {
        if (hint.Revision > 0)
        {
            writer.Note(hint.Instance.Value, hint.Revision, hint.Head);
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        string[] folders = options.Anchors.Also is { } also ? [options.AnchorFolder, also] : [options.AnchorFolder];
        var anchors = AnchorsRead.From(folders, [writer.Log.Name], cancellationToken);
        var behind = await AnchorCatchUp.RunAsync(
            database,
            anchors,
            head => writer.Note(head.Id, head.Revision, [.. head.Head]),
            (took, ct) => Task.Delay(took * RestForWork, ct),
            cancellationToken);
        if (behind > 0 || anchors.Problems.Count > 0)
        {
            logger.LogError(
                "{Cases} cases are not where anchors say that they were, and the anchors have {Problems} problems: run 'workflows verify'",
                behind,
                anchors.Problems.Count);
        }

        await writer.WriteAsync("start", cancellationToken);
        _isCaughtUp = true;
    }

    private async Task TryAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it is, cases go on, and what is not written down now is the next time.
            logger.LogError(failure, "Anchors could not be written now; tried again in {Every}", options.Anchors.Every);
        }
    }
}
