using System.Collections.Immutable;
using NodaTime;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>What everything above relies on, of either database.</summary>
public abstract class DatabaseConformance(TestStore store) : IAsyncLifetime
{
    private IDatabase _database = null!;
    private string _place = null!;

    private ImmutableArray<SchemaScript> Scripts => store.Dialect is SqlDialect.Sqlite
        ? [new("0001_things.sql", "create table thing (id blob primary key, at integer, text text, flag integer, small integer, bytes blob)")]
        : [new("0001_things.sql", "create table thing (id uuid primary key, at bigint, text text, flag boolean, small integer, bytes bytea)")];

    public async Task InitializeAsync()
    {
        _place = await store.PlaceAsync();
        _database = await store.OpenAsync(_place, Scripts);
    }

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task Values_come_back_exactly_and_ids_and_times_sort()
    {
        var early = Instant.FromUnixTimeTicks(15_812_345_678_901_234);
        Guid[] ids = [Guid.Parse("00000000-0000-0000-0000-0000000000ff"), Guid.Parse("ff000000-0000-0000-0000-000000000000")];
        await _database.ExecuteAsync(
            [Insert(ids[1], early + Duration.FromTicks(1), "å 漢", true, 7, [0, 255]), Insert(ids[0], early, null, false, null, null)], default);

        var rows = await _database.QueryAsync(
            new("read", "select id, at, text, flag, small, bytes from thing order by id"),
            row => (row.Id(0), row.Time(1), row.TextOrNull(2), row.Flag(3), row.NumberOrNull(4), row.BytesOrNull(5)),
            default);

        Assert.Equal(ids, rows.Select(r => r.Item1));
        Assert.Equal([early, early + Duration.FromTicks(1)], rows.Select(r => r.Item2));
        Assert.Equal((null, false, null, null), (rows[0].Item3, rows[0].Item4, rows[0].Item5, rows[0].Item6));
        Assert.Equal(("å 漢", true, 7L), (rows[1].Item3, rows[1].Item4, rows[1].Item5));
        Assert.Equal([0, 255], rows[1].Item6);
    }

    [SkippableFact]
    public async Task A_work_that_fails_leaves_nothing_and_spoils_no_other()
    {
        var works = Enumerable.Range(0, 60).Select(n => _database.WriteAsync<int>(
            async (session, ct) =>
            {
                await session.ExecuteAsync(Insert(Guid.NewGuid(), default, $"{n}", true, n, null), ct);
                return n % 3 == 0 ? throw new InvalidOperationException("no") : n;
            },
            default)).ToList();

        var answers = await Task.WhenAll(works.Select(async w => await w.ContinueWith(t => t.IsFaulted ? -1 : t.Result, TaskScheduler.Default)));
        var stored = await _database.QueryAsync(new("read", "select small from thing order by small"), row => (int)row.Number(0), default);

        Assert.Equal<int>(Enumerable.Range(0, 60).Where(n => n % 3 != 0), stored);
        Assert.Equal(20, answers.Count(a => a == -1));
    }

    [SkippableFact]
    public async Task A_key_that_is_there_already_fails_the_work_by_itself()
    {
        var id = Guid.NewGuid();
        await _database.ExecuteAsync([Insert(id, default, "first", true, 1, null)], default);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => _database.ExecuteAsync(
                [Insert(Guid.NewGuid(), default, "with it", true, 1, null), Insert(id, default, "second", true, 2, null)], default));

        Assert.Equal<string>(["first"], await _database.QueryAsync(new("read", "select text from thing"), row => row.Text(0), default));
    }

    [SkippableFact]
    public async Task Of_writes_stored_together_each_is_held_back_or_fails_by_itself()
    {
        var taken = Guid.NewGuid();
        await _database.ExecuteAsync([Insert(taken, default, "taken", true, -1, null)], default);

        var writes = Enumerable.Range(0, 90).Select(n => _database.StoreAsync(
            (n % 3) switch
            {
                0 => new([Insert(Guid.NewGuid(), default, "stored", true, n, null)], [Insert(Guid.NewGuid(), default, "with it", true, n, null)]),
                1 => new([Change("nobody's", n)], [Insert(taken, default, "cannot be", true, n, null)]),
                _ => new([Insert(Guid.NewGuid(), default, "taken back", true, n, null)], [Insert(taken, default, "cannot be", true, n, null)]),
            },
            default)).ToList();
        var answers = await Task.WhenAll(
            writes.Select(async w => await w.ContinueWith(t => t.IsFaulted ? "fails" : $"{t.Result}", TaskScheduler.Default)));
        var stored = await _database.QueryAsync(
            new("read", "select small from thing where small >= 0 order by small"), row => (int)row.Number(0), default);

        Assert.Equal(Enumerable.Range(0, 90).Select(n => (n % 3) switch { 0 => "True", 1 => "False", _ => "fails" }), answers);
        Assert.Equal<int>(Enumerable.Range(0, 90).Where(n => n % 3 == 0).SelectMany(n => new[] { n, n }), stored);
    }

    [SkippableFact]
    public async Task Of_writes_that_ask_for_the_same_row_as_it_was_one_is_stored()
    {
        await _database.ExecuteAsync([Insert(Guid.NewGuid(), default, "first", true, 1, null)], default);

        var answers = await Task.WhenAll(Enumerable.Range(2, 100).Select(n => _database.StoreAsync(
            new(
                [new("guard", "update thing set text = 'then', small = $1 where text = 'first'", n)],
                [Insert(Guid.NewGuid(), default, "beside it", true, n, null)]),
            default)));

        Assert.Single(answers, stored => stored);
        Assert.Equal(2, (await _database.QueryAsync(new("read", "select text from thing"), row => row.Text(0), default)).Length);
    }

    [SkippableFact]
    public async Task A_read_sees_one_state_throughout()
    {
        var seen = await _database.ReadAsync(
            async (session, ct) =>
            {
                var before = await session.QueryAsync(new("count", "select count(*) from thing"), row => row.Number(0), ct);
                await _database.ExecuteAsync([Insert(Guid.NewGuid(), default, "new", true, 1, null)], ct);
                var after = await session.QueryAsync(new("count", "select count(*) from thing"), row => row.Number(0), ct);
                return (before[0], after[0]);
            },
            default);

        Assert.Equal((0, 0), seen);
    }

    [SkippableFact]
    public async Task Statements_tell_how_many_rows_they_touched()
    {
        await _database.ExecuteAsync(
            [Insert(Guid.NewGuid(), default, "a", true, 1, null), Insert(Guid.NewGuid(), default, "a", true, 1, null)], default);

        var touched = await _database.ExecuteAsync(
            [
                new("change", "update thing set text = $1 where text = $2", "b", "a"),
                new("change", "update thing set text = $1 where text = $2", "b", "a"),
            ],
            default);

        Assert.Equal<int>([2, 0], touched);
    }

    [SkippableFact]
    public async Task A_script_is_applied_once_and_further_ones_follow()
    {
        var more = Scripts.Add(new("0002_more.sql", "create table other (id integer primary key); create index other_id on other (id)"));
        await _database.DisposeAsync();

        var again = await store.OpenAsync(_place, more);

        Assert.Equal<string>(
            ["0001_things.sql", "0002_more.sql"],
            await again.QueryAsync(new("read", "select name from schema_version order by name"), row => row.Text(0), default));
    }

    [SkippableFact]
    public async Task A_changed_script_and_a_newer_database_are_refused()
    {
        await _database.DisposeAsync();

        var changed = await Assert.ThrowsAsync<StartRefusedException>(() =>
            store.OpenAsync(_place, [Scripts[0] with { Sql = "create table thing (id integer)" }]));
        var newer = await Assert.ThrowsAsync<StartRefusedException>(() => store.OpenAsync(_place, []));

        Assert.Contains("0001_things.sql is not the one", changed.Message, StringComparison.Ordinal);
        Assert.Contains("newer version of this program (0001_things.sql)", newer.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_script_that_fails_leaves_nothing_of_the_others()
    {
        var place = await store.PlaceAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => store.OpenAsync(place, Scripts.Add(new("0002_bad.sql", "create tabel"))));
        var mended = await store.OpenAsync(place, Scripts);

        Assert.Equal<string>(
            ["0001_things.sql"], await mended.QueryAsync(new("read", "select name from schema_version"), row => row.Text(0), default));
    }

    private static Statement Change(string text, int small) => new("change", "update thing set small = $2 where text = $1", text, small);

    private static Statement Insert(Guid id, Instant at, string? text, bool flag, int? small, byte[]? bytes) =>
        new("insert", "insert into thing (id, at, text, flag, small, bytes) values ($1, $2, $3, $4, $5, $6)", id, at, text, flag, small, bytes);
}

public sealed class SqliteDatabaseTests() : DatabaseConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresDatabaseTests(PostgresFixture fixture) : DatabaseConformance(new PostgresTestStore(fixture));
