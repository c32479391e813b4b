using System.Collections.Immutable;
using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;
using Polly;
using Polly.Retry;
using Workflows.Runtime.Storage.Schema;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>A PostgreSQL database (15 or later) that any number of nodes share.</summary>
/// <remarks>A transaction that fails for a passing reason (a conflict, a restarted server, a broken connection) is run again on a fresh
/// connection, for about ten seconds in all.</remarks>
public sealed class PostgresDatabase : IDatabase, IGroupStore
{
    private static readonly ResiliencePropertyKey<long> Began = new("began");

    /// <summary>After this, no further try is begun.</summary>
    private static readonly TimeSpan LongestTrying = TimeSpan.FromSeconds(15);

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _byKeys;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _again;
    private readonly PostgresGroupCommit _together;

    private PostgresDatabase(NpgsqlDataSource source, NpgsqlDataSource byKeys, TimeProvider time)
    {
        (_source, _byKeys, _time) = (source, byKeys, time);
        _together = new(this, time);
        _again = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                // A server that is there and refuses fails at once, many times; one that is cut off, a few times and slowly.
                ShouldHandle = tried => new(
                    tried.Outcome.Exception is { } cause && PostgresFailure.Passes(cause)
                    && time.GetElapsedTime(tried.Context.Properties.GetValue(Began, 0)) < LongestTrying),
                MaxRetryAttempts = 10,
                Delay = TimeSpan.FromMilliseconds(20),
                BackoffType = DelayBackoffType.Exponential,
                MaxDelay = TimeSpan.FromSeconds(2),
                UseJitter = true,
                OnRetry = attempt =>
                {
                    // Npgsql finds a dead connection only by using it, so none of the old ones is handed out again.
                    if (PostgresFailure.IsLossOfServer(attempt.Outcome.Exception!))
                    {
                        _source.Clear();
                        _byKeys.Clear();
                    }

                    return default;
                },
            })
            .Build();
    }

    public SqlDialect Dialect => SqlDialect.Postgres;

    public string Description
    {
        get
        {
            var address = new NpgsqlConnectionStringBuilder(_source.ConnectionString);
            return $"PostgreSQL {address.Host}:{address.Port}/{address.Database}";
        }
    }

    internal IStatementSeam? Seam { get; set; }

    /// <summary>Connects and brings the tables up to date.</summary>
    /// <param name="connectionString">As Npgsql reads it. Error details are turned off whatever it says: they carry row data.</param>
    /// <param name="scripts">The schema.</param>
    /// <param name="time">For dates and for waiting before another try.</param>
    /// <param name="logger">Told what was applied.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="StartRefusedException">It cannot be reached, it does not keep what the program promises, or its schema is not one that
    /// this program knows.</exception>
    public static async Task<PostgresDatabase> OpenAsync(
        string connectionString, ImmutableArray<SchemaScript> scripts, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var address = PostgresAddress.Of(connectionString, "workflows");

        // Nothing here sets what would have to be set back, and setting back costs a statement at every use.
        (address.MaxAutoPrepare, address.AutoPrepareMinUsages, address.NoResetOnClose) = (200, 2, true);
        var database = new PostgresDatabase(
            NpgsqlDataSource.Create(address), NpgsqlDataSource.Create(PostgresAddress.ByKeys(address)), time);
        try
        {
            await using var connection = await PostgresStart.ConnectAsync(database._source, time, logger, cancellationToken);
            if ((await PostgresStanding.ReadAsync(connection, time, cancellationToken)).WhyUnsafe(database.Description) is { } why)
            {
                throw new StartRefusedException(why);
            }

            var applied = await SchemaMigration.ApplyAsync(connection, SqlDialect.Postgres, scripts, time, cancellationToken);
            logger.LogInformation(
                "{Database} is open (server {Version}); applied {Count} schema scripts",
                database.Description,
                connection.PostgreSqlVersion,
                applied.Length);
            return database;
        }
        catch (NpgsqlException cause)
        {
            await database.DisposeAsync();
            throw new StartRefusedException(
                $"{database.Description} cannot be used: {cause.Message} Check that the server runs and that the connection string names "
                + "a database in which its user may create tables.",
                cause);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        TryAsync(
            async ct =>
            {
                await using var connection = await _source.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
                var result = await work(new PostgresSession(connection, transaction, Seam), ct);
                if (Seam?.Before("commit") != false)
                {
                    // Not cancelled from here on: the caller could not know whether it was stored.
                    await transaction.CommitAsync(CancellationToken.None);
                }

                Seam?.After("commit");
                return result;
            },
            cancellationToken);

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => _together.StoreAsync(write, cancellationToken);

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        ReadAsync(_source, work, cancellationToken);

    public Task<T> ReadByKeysAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        ReadAsync(_byKeys, work, cancellationToken);

    bool IGroupStore.IsOneByOne => Seam is not null;

    /// <remarks>It goes there and back once. A batch is a transaction by itself, which the server commits before it says that it is done, and
    /// takes back when a statement fails (PostgreSQL 15 §55.2.4, pipelining); so a guard fails where it holds back.</remarks>
    Task IGroupStore.StoreTogetherAsync(IReadOnlyList<GuardedWrite> writes) => TryAsync(
        async _ =>
        {
            await using var connection = await _byKeys.OpenConnectionAsync(CancellationToken.None);
            await using var batch = connection.CreateBatch();
            foreach (var command in StatementRun.Of(writes).SelectMany(run => run.Commands()))
            {
                batch.BatchCommands.Add(command);
            }

            return await batch.ExecuteNonQueryAsync(CancellationToken.None);
        },
        CancellationToken.None);

    Task<bool> IGroupStore.StoreAloneAsync(GuardedWrite write) => write.StoreAloneAsync(this, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _together.DisposeAsync();
        await _byKeys.DisposeAsync();
        await _source.DisposeAsync();
    }

    private Task<T> ReadAsync<T>(
        NpgsqlDataSource source, Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        TryAsync(
            async ct =>
            {
                await using var connection = await source.OpenConnectionAsync(ct);
                await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
                var result = await work(new PostgresSession(connection, snapshot, seam: null), ct);
                await snapshot.CommitAsync(ct);
                return result;
            },
            cancellationToken);

    private async Task<T> TryAsync<T>(Func<CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Began, _time.GetTimestamp());
        try
        {
            return await _again.ExecuteAsync(tried => attempt(tried.CancellationToken), context);
        }
        catch (Exception cause) when (PostgresFailure.Passes(cause))
        {
            throw new StorageUnavailableException("The database cannot be reached now, or does not answer.", cause);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
