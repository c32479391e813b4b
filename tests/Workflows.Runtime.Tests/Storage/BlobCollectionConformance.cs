using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Storage.Sqlite;
using Workflows.Runtime.Tests.Running;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>Uploads that no case asked for are erased, and nothing else is, whatever goes on at the same moment.</summary>
public abstract class BlobCollectionConformance(TestStore store) : IAsyncLifetime
{
    private static readonly Instant Uploaded = Instant.FromUtc(2020, 2, 10, 8, 0);
    private static readonly Instant Later = Uploaded + Duration.FromMinutes(1);

    private readonly byte[] _content = RandomNumberGenerator.GetBytes(150_000);
    private IDatabase _database = null!;
    private BlobStore _blobs = null!;
    private KeyStore _keys = null!;

    public async Task InitializeAsync()
    {
        _database = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForWorkflows(store.Dialect));
        var keyDatabase = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForKeys(store.Dialect));
        _keys = await KeyStore.OpenAsync(keyDatabase, Path.Combine(store.Folder, "master.key"), TimeProvider.System, default);
        _blobs = BlobsOver(_database);
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    [SkippableFact]
    public async Task A_file_that_goes_to_a_case_while_it_is_to_be_collected_keeps_its_content()
    {
        var file = await UploadAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var interrupted = new InterruptedDatabase(_database);
        interrupted.BeforeWrite(() =>
        {
            begun.SetResult();
            return Task.CompletedTask;
        });

        var collecting = await _database.WriteAsync(
            async (session, ct) =>
            {
                await session.ExecuteAsync([Attach(file)], ct);
                var collects = Task.Run(() => BlobsOver(interrupted).CollectAsync(Later, default), ct);
                await begun.Task;
                await WaitsAsync(collects);
                return collects;
            },
            default);
        var collected = await collecting;

        Assert.Equal(_content, await ReadAsync(file));
        Assert.Equal(0, collected);
        Assert.Empty(await _keys.DestroyedSinceAsync(Instant.MinValue, default));
    }

    [SkippableFact]
    public async Task An_upload_that_was_collected_before_it_came_to_its_end_is_not_taken_for_stored()
    {
        const int ChunksOfACommit = 8;
        var interrupted = new InterruptedDatabase(_database);
        Before(writes: 3, () => _blobs.CollectAsync(Later, default));

        var result = await BlobsOver(interrupted).UploadAsync(
            new MemoryStream(new byte[ChunksOfACommit * BlobChunk.Size]), "routine.pdf", "application/pdf", "person:sam", default);

        Assert.IsType<BlobUploadResult.Refused>(result);

        void Before(int writes, Func<Task> act) => interrupted.BeforeWrite(() =>
        {
            if (writes == 1)
            {
                return act();
            }

            Before(writes - 1, act);
            return Task.CompletedTask;
        });
    }

    [SkippableFact]
    public async Task A_file_that_is_being_collected_goes_to_no_case_any_more()
    {
        var file = await UploadAsync();
        var attaching = Task.FromResult(ImmutableArray<int>.Empty);
        Between("blob_chunk.erase", () =>
        {
            attaching = Task.Run(() => _database.ExecuteAsync([Attach(file)], default));
            return WaitsAsync(attaching);
        });

        var collected = await _blobs.CollectAsync(Later, default);

        Assert.Equal<int>([0], await attaching);
        Assert.Equal((1, 0), (collected, await CountAsync()));
        Assert.Null(await _blobs.OpenAsync(file, default));
        Assert.Single(await _keys.DestroyedSinceAsync(Instant.MinValue, default));
    }

    [SkippableTheory]
    [InlineData("blob.withdraw")]
    [InlineData("blob_chunk.erase")]
    [InlineData("blob.erase")]
    public async Task A_collection_that_dies_half_way_has_done_nothing_and_the_next_one_does_it(string after)
    {
        var file = await UploadAsync();
        Between(after, () => throw new CrashedException(after));

        await Assert.ThrowsAsync<CrashedException>(() => _blobs.CollectAsync(Later, default));

        Assert.Equal(_content, await ReadAsync(file));
        Assert.Equal(1, await _blobs.CollectAsync(Later, default));
        Assert.Equal(0, await CountAsync());
        Assert.Null(await _blobs.OpenAsync(file, default));
        Assert.Single(await _keys.DestroyedSinceAsync(Instant.MinValue, default));
    }

    [SkippableFact]
    public async Task What_fails_once_is_told_and_done_the_next_time_whatever_it_was()
    {
        await UploadAsync();
        Between("blob_chunk.erase", () => throw new CrashedException("once"));
        var told = new Lines();
        using var collection = new BlobCollection(_blobs, new HurriedTime(), told);

        await collection.StartAsync(default);
        while (told.Levels.Count < 2 && collection.ExecuteTask is { IsCompleted: false })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        Assert.Equal((0, false), (await CountAsync(), collection.ExecuteTask!.IsCompleted));
        await collection.StopAsync(default);
        Assert.Equal([LogLevel.Error, LogLevel.Information], told.Levels);
    }

    private BlobStore BlobsOver(IDatabase database) => new(database, _keys, new ManualTime(Uploaded), largest: 2_000_000);

    private static Statement Attach(BlobId file) => BlobStore.Attach(file, Guid.NewGuid(), "person:a");

    private async Task<BlobId> UploadAsync() => Assert.IsType<BlobUploadResult.Stored>(
        await _blobs.UploadAsync(new MemoryStream(_content), "rutin.pdf", "application/pdf", "person:a", default)).Id;

    private async Task<byte[]> ReadAsync(BlobId file)
    {
        var read = new MemoryStream();
        await (await _blobs.OpenAsync(file, default))!.CopyToAsync(read, default);
        return read.ToArray();
    }

    private async Task<long> CountAsync() =>
        (await _database.QueryAsync(
            new("count", "select (select count(*) from blob) + (select count(*) from blob_chunk)"), row => row.Number(0), default))[0];

    /// <summary>Ends when a write waits for a row, or is over. On SQLite it waits for the one thread that writes.</summary>
    private async Task WaitsAsync(Task write)
    {
        while (_database is PostgresDatabase && !write.IsCompleted && (await _database.QueryAsync(
            new("waiting", "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"),
            row => row.Number(0),
            default))[0] == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    private void Between(string after, Func<Task> happens)
    {
        switch (_database)
        {
            case SqliteDatabase sqlite:
                sqlite.Seam = new Interruption(after, happens);
                break;
            case PostgresDatabase postgres:
                postgres.Seam = new Interruption(after, happens);
                break;
        }
    }

    /// <summary>A clock whose hours are short.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        private static readonly TimeSpan Hour = TimeSpan.FromMilliseconds(20);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Hour, Hour);
    }

    private sealed class Lines : ILogger<BlobCollection>
    {
        public ConcurrentQueue<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Levels.Enqueue(logLevel);
    }

    /// <summary>Something that happens once, after a statement and before the next one.</summary>
    private sealed class Interruption(string after, Func<Task> happens) : IStatementSeam
    {
        private int _happened;

        public bool Before(string name) => true;

        public void After(string name)
        {
            if (name == after && Interlocked.Exchange(ref _happened, 1) == 0)
            {
                happens().GetAwaiter().GetResult();
            }
        }
    }
}

public sealed class SqliteBlobCollectionTests() : BlobCollectionConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresBlobCollectionTests(PostgresFixture fixture) : BlobCollectionConformance(new PostgresTestStore(fixture));
