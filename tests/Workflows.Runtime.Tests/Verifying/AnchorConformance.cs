using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Engine.State;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Runtime.Verifying;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Verifying;

/// <summary>What a chain of hashes cannot see by itself, anchors do.</summary>
public abstract partial class AnchorConformance(TestStore store) : IAsyncLifetime
{
    private TestNode _node = null!;
    private AnchorLog _log = null!;
    private AnchorWriter _writer = null!;
    private SystemJournal _journal = null!;
    private InstanceId _one;
    private InstanceId _other;

    private string Folder => Path.Combine(store.Folder, "anchors");

    private string Also => Path.Combine(store.Folder, "also");

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        _journal = new(_node.Database, _node.Time);
        Open();
        _node.Hints.Committed += hint => _writer.Note(hint.Instance.Value, hint.Revision, hint.Head);
        _one = await _node.BeginAsync();
        await AnswerAsync(_one, "head@a", "amy");
        _other = await _node.BeginAsync();
        await _writer.WriteAsync("interval", default);
    }

    public async Task DisposeAsync()
    {
        _log?.Dispose();
        _writer?.Dispose();
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_was_anchored_and_has_grown_since_verifies()
    {
        await AnswerAsync(_one, "head@b", "ben");

        var report = await VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal(_node.Time.Now, report.AnchoredAt);
    }

    [SkippableFact]
    public async Task A_line_is_written_only_when_something_has_changed_and_holds_only_that()
    {
        var before = _log.Last!;
        await _writer.WriteAsync("interval", default);
        Assert.Same(before, _log.Last);

        await AnswerAsync(_one, "head@b", "ben");
        await _writer.WriteAsync("interval", default);

        Assert.Equal((_one.Value, 3L), (Assert.Single(_log.Last!.Heads).Instance, _log.Last.Heads[0].Number));
    }

    [SkippableFact]
    public async Task A_case_that_vanished_with_all_its_rows_is_told()
    {
        await RemoveAsync(_other);

        var finding = Assert.Single((await VerifyAsync()).Findings);

        Assert.Equal((LedgerDamage.Vanished, (Guid?)_other.Value), (finding.Damage, finding.Instance));
        Assert.Contains("it had 1 entry when anchors were signed at 2020-02-10 08:00:00 UTC", finding.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_case_that_was_put_back_with_its_row_is_told()
    {
        await TamperAsync(
            $"delete from journal where {Of(_one)} and sequence = 2",
            $"update instance set revision = 1, head = (select hash from journal where {Of(_one)} and sequence = 1) where {Of(_one, "id")}");

        Assert.Equal(LedgerDamage.PutBack, Assert.Single((await VerifyAsync()).Findings).Damage);
    }

    [SkippableFact]
    public async Task A_journal_that_was_written_anew_with_all_its_hashes_is_told()
    {
        var entry = (await _node.Database.QueryAsync(
            new("read", $"select at, kind, operation, closed from journal where {Of(_other)}"),
            row => (At: row.Time(0), Kind: row.Text(1), Operation: row.Id(2), Closed: row.Bytes(3)),
            default))[0];
        var forged = JournalChain.Next(
            JournalChain.Beginning, new(_other.Value, 1, entry.At, entry.Kind, "person:eve", null, entry.Operation), entry.Closed);
        await _node.Database.ExecuteAsync(
            [
                new("tamper", "update journal set actor = 'person:eve', person = null, hash = $1 where instance = $2", forged, _other.Value),
                new("tamper", "update instance set head = $1 where id = $2", forged, _other.Value),
            ],
            default);

        var finding = Assert.Single((await VerifyAsync()).Findings);

        Assert.Equal((LedgerDamage.PutBack, (long?)1), (finding.Damage, finding.Entry));
        Assert.Contains("does not have the hash that was signed", finding.Text, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("update system_entry set detail = 'another one' where number = 1")]
    [InlineData("update system_entry set actor = 'person:eve' where number = 1")]
    [InlineData("delete from system_entry where number = 1")]
    [InlineData("delete from system_entry where number = (select max(number) from system_entry)")]
    [InlineData("delete from system_entry")]
    public async Task A_change_of_the_system_journal_is_told(string statement)
    {
        await TamperAsync(statement);

        Assert.All((await VerifyAsync()).Findings, f => Assert.Equal(LedgerDamage.SystemJournal, f.Damage));
        Assert.NotEmpty((await VerifyAsync()).Findings);
    }

    [SkippableFact]
    public async Task Lines_of_anchors_that_were_changed_or_removed_are_told()
    {
        await AnswerAsync(_one, "head@b", "ben");
        await _writer.WriteAsync("interval", default);
        var path = AnchorFile.PathIn(Folder, _log.Name);
        var lines = (await File.ReadAllTextAsync(path)).Split('\n')[..^1];
        string[][] tampered =
            [[], [lines[0]], [lines[1]], [lines[1], lines[0]], [lines[0].Replace(":1:", ":2:", StringComparison.Ordinal), lines[1]]];
        var copy = Path.Combine(store.Folder, "tampered");
        Directory.CreateDirectory(copy);
        File.Copy(Path.ChangeExtension(path, ".pub"), Path.Combine(copy, Path.GetFileName(Path.ChangeExtension(path, ".pub"))));

        foreach (var left in tampered)
        {
            await File.WriteAllTextAsync(Path.Combine(copy, Path.GetFileName(path)), string.Concat(left.Select(l => l + "\n")));
            Assert.Contains((await VerifyAsync(copy)).Findings, f => f.Damage == LedgerDamage.Anchors);
            Assert.Contains((await VerifyAsync(copy, Also)).Findings, f => f.Damage == LedgerDamage.Anchors);
        }

        File.Delete(Path.Combine(copy, Path.GetFileName(path)));
        Assert.Contains((await VerifyAsync(copy)).Findings, f => f.Damage == LedgerDamage.Anchors);
        Assert.Empty((await VerifyAsync(Also)).Findings);
    }

    [SkippableFact]
    public async Task A_case_that_grew_unseen_before_a_kill_is_written_down_at_the_next_start()
    {
        await AnswerAsync(_one, "head@b", "ben");
        var third = await _node.BeginAsync();
        _log.Dispose();
        await File.AppendAllTextAsync(AnchorFile.PathIn(Folder, _log.Name), "{\"number\":2,\"unfin");
        Open();

        var behind = await AnchorCatchUp.RunAsync(
            _node.Database,
            AnchorsRead.From([Folder], [], default),
            head => _writer.Note(head.Id, head.Revision, [.. head.Head]),
            AnchorCatchUp.NoRest,
            default);
        await _writer.WriteAsync("start", default);

        Assert.Equal(0, behind);
        Assert.Equal([(_one.Value, 3), (third.Value, 1)], _log.Last!.Heads.Select(h => (h.Instance, h.Number)).OrderByDescending(h => h.Number));
        Assert.Empty((await VerifyAsync()).Findings);
    }

    [SkippableFact]
    public async Task An_erasure_is_in_the_anchors_and_in_the_system_journal_and_everything_verifies()
    {
        var key = (await _node.Instances.LoadAsync(_other, default))!.Key.Id;
        await _node.Keys.DestroyAsync([key], default);

        await _writer.WriteAsync("interval", default);
        await _writer.WriteAsync("interval", default);

        Assert.Equal([key], AnchorsRead.From([Folder], [], default).Erased.Select(e => e.Id));
        Assert.Equal(1, await _node.CountAsync("system_entry", "kind = 'erasure'"));
        Assert.Empty((await VerifyAsync()).Findings);
    }

    private void Open()
    {
        _log = AnchorLog.Open(Folder, AnchorKey.OpenOrCreate(Path.Combine(store.Folder, AnchorKey.FileName)), Also);
        _writer = new(_log, _node.Database, _node.Keys, _journal, _node.Time, NullLogger<AnchorWriter>.Instance);
    }

    private async Task AnswerAsync(InstanceId id, string head, string person) =>
        await _node.AnswerAsync(id, (await _node.TaskOfAsync(id, head)).Id, person);

    private async Task RemoveAsync(InstanceId id)
    {
        foreach (var table in new[] { "access", "scope", "token", "arrival", "task", "task_candidate", "wait", "outbox", "notice", "journal" })
        {
            await TamperAsync($"delete from {table} where {Of(id)}");
        }

        await TamperAsync($"delete from instance where {Of(id, "id")}");
    }

    private string Of(InstanceId id, string column = "instance") =>
        store.Dialect is SqlDialect.Sqlite ? $"{column} = x'{Convert.ToHexString(id.Value.ToByteArray(true))}'" : $"{column} = '{id.Value}'";

    private async Task TamperAsync(params string[] statements) =>
        await _node.Database.ExecuteAsync([.. statements.Select(s => new Statement("tamper", s))], default);

    private Task<LedgerReport> VerifyAsync(params string[] folders)
    {
        var anchors = AnchorsRead.From(folders.Length == 0 ? [Folder, Also] : folders, [], default);
        return _node.Database.ReadAsync(
            (session, ct) => new ValueTask<LedgerReport>(LedgerVerification.RunAsync(session, anchors, ct)), default);
    }
}

public sealed class SqliteAnchorTests() : AnchorConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresAnchorTests(PostgresFixture fixture) : AnchorConformance(new PostgresTestStore(fixture));
