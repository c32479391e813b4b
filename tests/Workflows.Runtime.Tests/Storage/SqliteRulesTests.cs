using Microsoft.Data.Sqlite;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Storage.Sqlite;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>The rules under which the embedded SQLite is safe.</summary>
public sealed class SqliteRulesTests : IAsyncLifetime
{
    private readonly SqliteTestStore _store = new();
    private string _path = null!;

    public async Task InitializeAsync() => _path = await _store.PlaceAsync();

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [Fact]
    public async Task A_second_process_is_refused_until_the_first_has_closed()
    {
        var first = await _store.OpenAsync(_path, SchemaScript.ForKeys(_store.Dialect));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _store.OpenAsync(_path, SchemaScript.ForKeys(_store.Dialect)));
        await first.DisposeAsync();
        await _store.OpenAsync(_path, SchemaScript.ForKeys(_store.Dialect));

        Assert.Contains("Another process has the database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_can_neither_write_nor_checkpoint()
    {
        var database = await _store.OpenAsync(_path, SchemaScript.ForKeys(_store.Dialect));

        foreach (var sql in (string[])["delete from data_key", "pragma wal_checkpoint(truncate)"])
        {
            await Assert.ThrowsAnyAsync<Exception>(() => database.QueryAsync(new("forbidden", sql), row => row.Number(0), default));
        }
    }

    [Fact]
    public async Task Files_are_for_their_owner_alone()
    {
        await _store.OpenAsync(_path, SchemaScript.ForKeys(_store.Dialect));

        Assert.All(
            Directory.EnumerateFiles(_store.Folder),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.True(File.Exists(_path + "-wal"));
    }

    [Fact]
    public async Task A_file_that_other_users_may_read_is_refused()
    {
        await (await _store.OpenAsync(_path, SchemaScript.ForKeys(_store.Dialect))).DisposeAsync();
        File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _store.OpenAsync(_path, SchemaScript.ForKeys(_store.Dialect)));

        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nfs", true)]
    [InlineData("CIFS", true)]
    [InlineData("ext4", false)]
    [InlineData("tmpfs", false)]
    [InlineData(null, false)]
    public void A_file_system_that_machines_share_is_refused(string? format, bool isRefused) =>
        Assert.Equal(isRefused, SqliteFolder.WhyNot("/srv/workflows", format) is not null);

    [Fact]
    public async Task A_commit_that_fails_is_told_and_the_next_one_works()
    {
        var database = (SqliteDatabase)await _store.OpenAsync(_path, SchemaScript.ForKeys(_store.Dialect));
        var seam = new FullDisk();
        database.Seam = seam;

        seam.IsFull = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(1));
        seam.IsFull = false;
        await WriteAsync(2);

        Assert.Equal<long>([2], await database.QueryAsync(new("read", "select at from destroyed_key"), row => row.Number(0), default));

        Task WriteAsync(long n) =>
            database.ExecuteAsync([new("write", "insert into destroyed_key (id, at) values ($1, $2)", Guid.NewGuid(), n)], default);
    }

    private sealed class FullDisk : IStatementSeam
    {
        public bool IsFull { get; set; }

        public bool Before(string name) => IsFull && name == "commit"
            ? throw new SqliteException("database or disk is full", SQLitePCL.raw.SQLITE_FULL)
            : true;

        public void After(string name)
        {
        }
    }
}
