using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Runtime;
using Workflows.Runtime.Storage;
using Workflows.Tests.Shared;
using Workflows.Tests.Shared.Model;
using Workflows.Tests.Shared.Model.Reference;
using Workflows.Tests.Shared.Model.Stored;

namespace Workflows.Faults.Models;

/// <summary>Cases on the pure engine, several at the same time, or on a store, one after the other.</summary>
/// <param name="mutant">The mistake that the model is to make.</param>
/// <param name="seed">Of the first case.</param>
/// <param name="count">How many cases.</param>
internal sealed class ModelCampaign(Mutant mutant, int seed, int count)
{
    private readonly ModelFindings _findings = new();

    /// <summary>After so many it ends.</summary>
    public int MostFailures { get; init; } = 5;

    /// <summary>One of every few is written down and read back after every event.</summary>
    public async Task<ModelFindings> RunInMemoryAsync(CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ((count - 1) / ModelTrial.SeedsOfOneProcess) + 1),
            options,
            async (process, _) =>
            {
                var known = new KnownGraphs();
                var first = seed + (process * ModelTrial.SeedsOfOneProcess);
                for (var at = first; at < Math.Min(first + ModelTrial.SeedsOfOneProcess, seed + count); at++)
                {
                    var keeping = at % ModelTrial.SeedsOfOneProcess == 0 ? StateKeeping.WrittenDown : StateKeeping.AsItIs;
                    await RunOneAsync(at, new(shape => known.Open(shape, keeping), mutant));
                }
            });
        return _findings;
    }

    public Task<ModelFindings> RunOnSqliteAsync(CancellationToken cancellationToken) => RunStoredAsync(null, cancellationToken);

    public async Task<ModelFindings> RunOnPostgresAsync(CancellationToken cancellationToken)
    {
        using var server = ThrowAwayPostgres.Start();
        return await RunStoredAsync(await server.CreateDatabaseAsync(), cancellationToken);
    }

    private async Task<ModelFindings> RunStoredAsync(string? postgres, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("workflows-model-").FullName;
        try
        {
            var clock = new MovedClock();
            var options = new WorkflowsOptions { Folder = folder, Postgres = postgres };
            await using var storage = await WorkflowsStorage.OpenAsync(
                options, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, cancellationToken);
            var cases = new StoredCases(storage.Database, storage.Keys, clock);
            for (var at = seed; at < seed + count && !cancellationToken.IsCancellationRequested; at++)
            {
                await RunOneAsync(at, new(cases.OpenAsync, mutant));
            }

            return _findings;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunOneAsync(int number, ModelTrial trial)
    {
        if (_findings.Failures.Count >= MostFailures)
        {
            return;
        }

        var result = await trial.RunAsync(number);
        _findings.Add(result);
        if (result.Failure is { } failure)
        {
            _findings.Add(number, await trial.ShrinkAsync(failure));
        }
    }
}
