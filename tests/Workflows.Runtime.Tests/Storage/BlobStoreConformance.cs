using System.Security.Cryptography;
using NodaTime;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Storage.Schema;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

public abstract class BlobStoreConformance(TestStore store) : IAsyncLifetime
{
    private IDatabase _database = null!;
    private BlobStore _blobs = null!;
    private KeyStore _keys = null!;

    public async Task InitializeAsync()
    {
        _database = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForWorkflows(store.Dialect));
        var keyDatabase = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForKeys(store.Dialect));
        _keys = await KeyStore.OpenAsync(keyDatabase, Path.Combine(store.Folder, "master.key"), TimeProvider.System, default);
        _blobs = new(_database, _keys, TimeProvider.System, largest: 2_000_000);
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_234_567)]
    public async Task What_is_read_out_is_what_was_put_in(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);

        var stored = await StoreAsync(content);
        var download = await _blobs.OpenAsync(stored.Id, default);
        var read = new MemoryStream();
        await download!.CopyToAsync(read, default);

        Assert.Equal(content, read.ToArray());
        Assert.Equal(
            new BlobDescription("rutin.pdf", "application/pdf", size, Convert.ToHexStringLower(SHA256.HashData(content))),
            download.Description);
    }

    [SkippableFact]
    public async Task Neither_content_nor_name_is_stored_in_clear()
    {
        var canary = "canary-7d1f"u8.ToArray();
        await _blobs.UploadAsync(
            new MemoryStream([.. Enumerable.Repeat(canary, 20_000).SelectMany(b => b)]),
            "canary-7d1f.txt",
            "text/canary-7d1f",
            "person:a",
            default);

        var stored = await _database.QueryAsync(
            new("read", "select closed from blob_chunk union all select closed from blob"), row => row.Bytes(0), default);

        Assert.Equal(5, stored.Length);
        Assert.All(stored, bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf(canary)));
    }

    [SkippableTheory]
    [InlineData("delete from blob_chunk where number = 1")]
    [InlineData("delete from blob_chunk where number = 2")]
    [InlineData("update blob_chunk set number = number + 10 where number < 2; update blob_chunk set number = 11 - number where number >= 10")]
    [InlineData("update blob_chunk set closed = (select c.closed from blob_chunk c where c.number = 0)")]
    public async Task A_file_that_was_changed_in_the_database_is_not_read_out(string change)
    {
        var stored = await StoreAsync(RandomNumberGenerator.GetBytes(150_000));
        foreach (var sql in change.Split(';'))
        {
            await _database.ExecuteAsync([new("change", sql)], default);
        }

        var download = await _blobs.OpenAsync(stored.Id, default);

        await Assert.ThrowsAsync<SealBrokenException>(() => download!.CopyToAsync(new MemoryStream(), default));
    }

    [SkippableFact]
    public async Task A_file_that_is_too_large_is_refused_and_leaves_nothing()
    {
        var refused = Assert.IsType<BlobUploadResult.TooLarge>(
            await _blobs.UploadAsync(new MemoryStream(new byte[2_000_001]), "a", "b/c", "person:a", default));

        Assert.Equal(_blobs.Largest, refused.Largest);
        Assert.Equal(0, await CountAsync());
    }

    [SkippableFact]
    public async Task A_file_without_a_byte_in_it_is_refused_and_leaves_nothing()
    {
        var refused = Assert.IsType<BlobUploadResult.Refused>(await _blobs.UploadAsync(new MemoryStream(), "a.pdf", "b/c", "person:a", default));

        Assert.Contains("0 bytes", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [SkippableTheory]
    [InlineData("", "text/plain")]
    [InlineData("../passwd", "text/plain")]
    [InlineData("a\r\nb", "text/plain")]
    [InlineData("a", "text/plain\r\nX: y")]
    public async Task A_name_or_type_that_could_do_harm_is_refused(string name, string contentType) =>
        Assert.IsType<BlobUploadResult.Refused>(await _blobs.UploadAsync(new MemoryStream(), name, contentType, "person:a", default));

    [SkippableFact]
    public async Task Only_files_that_no_case_has_are_collected_and_their_keys_with_them()
    {
        var (orphan, kept) = (await StoreAsync([1]), await StoreAsync([2]));
        var later = SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(1);
        var attached = await _database.ExecuteAsync([BlobStore.Attach(kept.Id, Guid.NewGuid(), "person:a")], default);

        Assert.Equal(0, await _blobs.CollectAsync(later - Duration.FromDays(1), default));
        Assert.Equal(1, await _blobs.CollectAsync(later, default));

        Assert.Equal<int>([1], attached);
        Assert.Null(await _blobs.OpenAsync(orphan.Id, default));
        Assert.NotNull(await _blobs.OpenAsync(kept.Id, default));
        Assert.Single(await _keys.DestroyedSinceAsync(Instant.MinValue, default));
    }

    [SkippableFact]
    public async Task A_file_can_be_given_to_one_case_only_and_only_by_its_uploader()
    {
        var stored = await StoreAsync([1]);
        var (mine, other) = (Guid.NewGuid(), Guid.NewGuid());

        var touched = await _database.ExecuteAsync(
            [
                BlobStore.Attach(stored.Id, other, "person:b"),
                BlobStore.Attach(stored.Id, mine, "person:a"),
                BlobStore.Attach(stored.Id, mine, "person:a"),
                BlobStore.Attach(stored.Id, other, "person:a"),
            ],
            default);

        Assert.Equal<int>([0, 1, 1, 0], touched);
    }

    private async Task<BlobUploadResult.Stored> StoreAsync(byte[] content) => Assert.IsType<BlobUploadResult.Stored>(
        await _blobs.UploadAsync(new MemoryStream(content), "rutin.pdf", "application/pdf", "person:a", default));

    private async Task<long> CountAsync() =>
        (await _database.QueryAsync(
            new("count", "select (select count(*) from blob) + (select count(*) from blob_chunk)"), row => row.Number(0), default))[0];
}

public sealed class SqliteBlobStoreTests() : BlobStoreConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresBlobStoreTests(PostgresFixture fixture) : BlobStoreConformance(new PostgresTestStore(fixture));
