using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying.States;

/// <summary>Opens every case with its key, follows its journal, and compares what that yields with the rows: tells of rows that were changed past
/// the engine while journals were left alone, and of entries that were written without the key of the case.</summary>
/// <remarks>Erased cases are passed over: nothing of them can be read. Mails, notices and what cases send to one another are not compared.</remarks>
public sealed class StateVerification
{
    private const int PageSize = 500;

    private readonly IReadSession _session;
    private readonly KeyReading _keys;
    private readonly LedgerFindings _findings = new();
    private readonly Dictionary<string, RoleReference?> _owners = new(StringComparer.Ordinal);

    private StateVerification(IReadSession session, KeyReading keys) => (_session, _keys) = (session, keys);

    /// <param name="session">The snapshot that journals are verified on.</param>
    /// <param name="keys">Opened after the snapshot was taken, so that every key that is needed is there or was destroyed.</param>
    /// <param name="report">What verifying the journals came to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The report with what was found besides.</returns>
    public static async Task<LedgerReport> AddAsync(IReadSession session, KeyReading keys, LedgerReport report, CancellationToken cancellationToken)
    {
        var verification = new StateVerification(session, keys);
        var compared = await verification.RunAsync(cancellationToken);
        return report with
        {
            StatesCompared = compared,
            Findings = [.. report.Findings.Concat(verification._findings.Kept).Take(LedgerFindings.MostKept)],
            FindingCount = report.FindingCount + verification._findings.Count,
        };
    }

    private async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var compared = 0L;
        for (Guid? from = Guid.Empty; from is { } first;)
        {
            var cases = await _session.QueryAsync(
                new("state.cases", $"select id, key_id from instance where id >= $1 order by id limit {PageSize}", first),
                row => (Id: new InstanceId(row.Id(0)), Key: new DataKeyId(row.Id(1))),
                cancellationToken);
            var keys = await _keys.FindAsync([.. cases.Select(c => c.Key)], cancellationToken);
            foreach (var (id, keyId) in cases)
            {
                if (!keys.TryGetValue(keyId, out var key))
                {
                    continue;
                }

                if (key is null)
                {
                    Add(
                        id,
                        "its key does not open with the master key that it names: somebody has changed it, unless keys were rotated "
                            + "meanwhile; then verify again.");
                    continue;
                }

                await CompareAsync(id, key, cancellationToken);
                compared++;
            }

            from = cases.Length == PageSize ? LedgerReading.After(cases[^1].Id.Value) : null;
        }

        foreach (var (table, id) in await RowsWithoutCase.ReadAsync(_session, LedgerFindings.MostKept, cancellationToken))
        {
            Add(new(id), $"there is no such case, and rows of it are in the table '{table}'.");
        }

        return compared;
    }

    private async Task CompareAsync(InstanceId id, DataKey key, CancellationToken cancellationToken)
    {
        FoldedCase folded;
        try
        {
            folded = await JournalFolding.FoldAsync(_session, id, key, _keys.Messages, OwnerOfAsync, cancellationToken);
        }
        catch (Exception cause) when (cause is not OperationCanceledException and not System.Data.Common.DbException)
        {
            Add(id, "an entry of its journal is not sealed with its key, or does not follow from the ones before: the engine did not write it.");
            return;
        }

        InstanceState stored;
        try
        {
            stored = (await InstanceRows.ReadAsync(_session, id, cancellationToken))!.Open(key).State;
        }
        catch (Exception cause) when (cause is not OperationCanceledException and not System.Data.Common.DbException)
        {
            Add(id, "a row of it is not sealed with its key, or holds what the engine never writes.");
            return;
        }

        foreach (var what in Differences(StateDiff.Between(folded.State, stored)))
        {
            Add(id, $"what is stored of its {what} is not what its journal yields.");
        }

        foreach (var difference in (await ClearRows.ReadAsync(_session, id, cancellationToken)).DifferencesTo(folded.Clear))
        {
            Add(id, $"{difference}.");
        }
    }

    private static IEnumerable<string> Differences(StateDiff diff) => new[]
    {
        (diff.HeaderChanged, "process, standing, outcome or dates"),
        (!diff.Scopes.IsEmpty, "data"),
        (!diff.Tokens.IsEmpty || !diff.Arrivals.IsEmpty, "place in the process"),
        (!diff.Tasks.IsEmpty, "open tasks"),
        (!diff.Waits.IsEmpty, "timers and waits"),
        (!diff.Incidents.IsEmpty, "incidents"),
        (!diff.Deadlines.IsEmpty, "deadlines"),
        (!diff.Documents.IsEmpty, "documents"),
    }.Where(d => d.Item1).Select(d => d.Item2);

    /// <summary>Who answers for a process by its definition, whose name is the hash of its files.</summary>
    private async ValueTask<RoleReference?> OwnerOfAsync(string definition)
    {
        if (_owners.TryGetValue(definition, out var known))
        {
            return known;
        }

        var stored = await _session.QueryAsync(
            new("definition.read", "select files from definition where hash = $1", definition), row => row.Text(0), CancellationToken.None);
        ImmutableArray<SourceText> files = stored is [var text] ? StoredFiles.Read(text) : [];
        var process = files.FirstOrDefault(f => FolderChecker.IsProcess(f.Path)) is { } file
            ? ProcessChecker.Check(SourceSet.Of(files), file.Path, new DiagnosticBag())
            : null;
        if (process is null || process.ContentHash != definition)
        {
            _findings.Add(new(
                LedgerDamage.StateDiffers, null, null, null, $"The files of definition {definition} were changed: they do not give it again."));
        }

        return _owners[definition] = process?.Process.Owner;
    }

    private void Add(InstanceId id, string text) => _findings.Add(new(LedgerDamage.StateDiffers, id.Value, null, null, $"Case {id.Value}: {text}"));
}
