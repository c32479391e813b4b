using Workflows.Engine.State;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Runtime.Verifying;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Verifying;

/// <summary>What is done to a journal behind the engine's back is told, and where.</summary>
public abstract class LedgerConformance(TestStore store) : IAsyncLifetime
{
    private TestNode _node = null!;
    private InstanceId _one;
    private InstanceId _other;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        _one = await FillAsync();
        _other = await FillAsync();
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_the_engine_wrote_verifies()
    {
        var report = await VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((2, 8), (report.Cases, report.Entries));
    }

    [SkippableFact]
    public async Task An_erased_case_verifies()
    {
        var loaded = await _node.Instances.LoadAsync(_one, default);

        await _node.Keys.DestroyAsync([loaded!.Key.Id], default);

        Assert.True((await VerifyAsync()).IsClean);
    }

    [SkippableTheory]
    [InlineData("at", "at + 1")]
    [InlineData("kind", "'complete-tasks'")]
    [InlineData("actor", "null")]
    [InlineData("person", "'eve'")]
    [InlineData("operation", "(select key_id from instance limit 1)")]
    [InlineData("closed", "hash")]
    [InlineData("closed", "(select closed from journal j where j.instance = journal.instance and j.sequence = 2)")]
    public async Task A_changed_entry_is_told_with_its_case_and_number(string column, string value)
    {
        await TamperAsync($"update journal set {column} = {value} where {Of(_one)} and sequence = 3");

        var finding = Assert.Single((await VerifyAsync()).Findings);

        Assert.Equal((LedgerDamage.Changed, (Guid?)_one.Value, (long?)3), (finding.Damage, finding.Instance, finding.Entry));
        Assert.Contains("2020-02-10 08:00:00 UTC) does not follow from entry 2", finding.Text, StringComparison.Ordinal);
        Assert.Contains("from entry 4 on the journal holds again", finding.Text, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_changed_hash_is_told_from_a_changed_entry(int entry)
    {
        await TamperAsync(
            $"update journal set hash = (select head from instance i where {Of(_other, "i.id")}) where {Of(_one)} and sequence = {entry}");

        var finding = Assert.Single((await VerifyAsync()).Findings);

        Assert.Equal((LedgerDamage.Changed, (long?)entry), (finding.Damage, finding.Entry));
        Assert.Contains($"the hash of entry {entry}", finding.Text, StringComparison.Ordinal);
        Assert.Contains("what the entry says was not", finding.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Removed_entries_are_told_by_their_numbers()
    {
        await TamperAsync($"delete from journal where {Of(_one)} and sequence in (2, 3)");

        var finding = Assert.Single((await VerifyAsync()).Findings);

        Assert.Equal((LedgerDamage.Removed, (long?)2), (finding.Damage, finding.Entry));
        Assert.Contains("entries 2 to 3 are missing", finding.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_gap_that_was_closed_is_told()
    {
        await TamperAsync(
            $"delete from journal where {Of(_one)} and sequence = 3",
            $"update journal set sequence = 3 where {Of(_one)} and sequence = 4");

        Assert.Equal([LedgerDamage.Changed, LedgerDamage.Cut], (await VerifyAsync()).Findings.Select(f => f.Damage));
    }

    [SkippableFact]
    public async Task A_cut_end_is_told_with_what_came_last()
    {
        await TamperAsync($"delete from journal where {Of(_one)} and sequence > 2");

        var finding = Assert.Single((await VerifyAsync()).Findings);

        Assert.Equal((LedgerDamage.Cut, (long?)3), (finding.Damage, finding.Entry));
        Assert.Contains("entries 3 to 4 are missing at the end", finding.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Swapped_entries_are_told_with_where_each_belongs()
    {
        await TamperAsync(
            $"update journal set sequence = -1 where {Of(_one)} and sequence = 1",
            $"update journal set sequence = 1 where {Of(_one)} and sequence = 3",
            $"update journal set sequence = 3 where {Of(_one)} and sequence = -1");

        var swaps = (await VerifyAsync()).Findings.Where(f => f.Damage == LedgerDamage.Swapped).Select(f => f.Text).ToList();

        Assert.Contains(swaps, t => t.Contains("what stands as entry 3 was written as entry 1", StringComparison.Ordinal));
        Assert.Contains(swaps, t => t.Contains("what stands as entry 1 was written as entry 3", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Entries_swapped_between_cases_are_told()
    {
        await TamperAsync(
            $"update journal set sequence = -1 where {Of(_one)} and sequence = 2",
            $"update journal set instance = (select id from instance where {Of(_one, "id")}) where {Of(_other)} and sequence = 2",
            $"update journal set instance = (select id from instance where {Of(_other, "id")}), sequence = 2 where {Of(_one)} and sequence = -1");

        var swaps = (await VerifyAsync()).Findings.Where(f => f.Damage == LedgerDamage.Swapped).Select(f => f.Text).ToList();

        Assert.Contains(swaps, t => t.Contains($"was written as entry 2 of case {_other.Value}", StringComparison.Ordinal));
        Assert.Contains(swaps, t => t.Contains($"was written as entry 2 of case {_one.Value}", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_row_that_was_put_back_is_told()
    {
        await TamperAsync(
            $"update instance set revision = 3, head = (select hash from journal where {Of(_one)} and sequence = 3) where {Of(_one, "id")}");

        var finding = Assert.Single((await VerifyAsync()).Findings);

        Assert.Equal(LedgerDamage.RowDiffers, finding.Damage);
        Assert.Contains("stands at entry 3 and its journal goes on to entry 4", finding.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_journal_that_is_gone_is_told()
    {
        await TamperAsync($"delete from journal where {Of(_other)}");

        Assert.Contains("the whole journal is missing", Assert.Single((await VerifyAsync()).Findings).Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_entry_numbered_as_none_is_told()
    {
        await TamperAsync($"update journal set sequence = 0 where {Of(_one)} and sequence = 4");

        Assert.Equal([LedgerDamage.Foreign, LedgerDamage.Cut], (await VerifyAsync()).Findings.Select(f => f.Damage));
    }

    private async Task<InstanceId> FillAsync()
    {
        var id = await _node.BeginAsync();
        foreach (var (head, person) in new[] { ("head@a", "amy"), ("head@b", "ben"), ("head@c", "cleo") })
        {
            await _node.AnswerAsync(id, (await _node.TaskOfAsync(id, head)).Id, person);
        }

        return id;
    }

    private string Of(InstanceId id, string column = "instance") =>
        store.Dialect is SqlDialect.Sqlite ? $"{column} = x'{Convert.ToHexString(id.Value.ToByteArray(true))}'" : $"{column} = '{id.Value}'";

    private async Task TamperAsync(params string[] statements) =>
        await _node.Database.ExecuteAsync([.. statements.Select(s => new Statement("tamper", s))], default);

    private Task<LedgerReport> VerifyAsync() => _node.Database.ReadAsync(
        (session, ct) => new ValueTask<LedgerReport>(LedgerVerification.RunAsync(session, AnchorsRead.From([], [], ct), ct)), default);
}

public sealed class SqliteLedgerTests() : LedgerConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresLedgerTests(PostgresFixture fixture) : LedgerConformance(new PostgresTestStore(fixture));
