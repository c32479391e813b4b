using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Backups;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Runtime.Verifying;
using Workflows.Runtime.Verifying.States;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Verifying;

/// <summary>What is changed in the rows of a case while its journal is left alone is told, when verifying may open the case.</summary>
public abstract class StateConformance : IAsyncLifetime
{
    private readonly ManualTime _time = new(SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(16));
    private TestInstallation _installation = null!;
    private InstanceId _one;
    private InstanceId _other;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("workflows-test-").FullName;

    public async Task InitializeAsync()
    {
        var (cases, keys) = await DatabasesAsync();
        _installation = await TestInstallation.OpenAsync(new() { Folder = Folder, Postgres = cases, PostgresForKeys = keys }, _time);
        await _installation.Library.DeployAsync(Campaign.Check(), null, default);
        (_one, _other) = (await _installation.BeginAsync(), await _installation.BeginAsync());
        _time.Advance(Duration.FromDays(16));
        await _installation.FireAsync(_one);
    }

    public async Task DisposeAsync()
    {
        if (_installation is not null)
        {
            await _installation.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    [SkippableFact]
    public async Task What_the_engine_stored_is_what_its_journals_yield()
    {
        var report = await VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((2, 2), (report.Cases, report.StatesCompared));
    }

    [SkippableFact]
    public async Task An_erased_case_is_passed_over()
    {
        await _installation.Storage.Keys.DestroyAsync([(await _installation.Instances.LoadAsync(_other, default))!.Key.Id], default);

        var report = await VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal(1, report.StatesCompared);
    }

    [SkippableTheory]
    [InlineData("update instance set status = 'completed' where id = $1", "process, standing, outcome or dates")]
    [InlineData("update instance set started_by = 'eve' where id = $1", "process, standing, outcome or dates")]
    [InlineData("update instance set ended_at = started_at where id = $1", "process, standing, outcome or dates")]
    [InlineData("update task set assignee = 'eve' where instance = $1", "is not as its journal says")]
    [InlineData("update task set due_at = due_at + 1 where instance = $1", "is not as its journal says")]
    [InlineData("update task set closed_at = opened_at, closed_as = 'completed' where instance = $1", "open tasks")]
    [InlineData("update wait set due_at = due_at + 600000000 where instance = $1", "is not as its journal says")]
    [InlineData("delete from wait where instance = $1", "timers and waits")]
    [InlineData("delete from token where instance = $1", "place in the process")]
    [InlineData(
        "insert into access (instance, principal, extent, process, started_at) select id, 'person:eve', 2, process, started_at from "
            + "instance where id = $1",
        "access of person:eve is there, and its journal knows nothing of it")]
    [InlineData("update access set process = 'other' where instance = $1", "is not as its journal says")]
    [InlineData("update access set extent = 2 where instance = $1 and extent = 1", "is not as its journal says")]
    [InlineData("delete from access where instance = $1", "is not there, and its journal says that it is")]
    [InlineData(
        "insert into task_candidate (instance, task, principal, due_at) select instance, id, 'person:eve', 7 from task where instance = $1",
        "person:eve as a candidate")]
    [InlineData("update instance set closed = head where id = $1", "is not sealed with its key")]
    public async Task A_row_that_was_changed_is_told_with_its_case_and_what_it_is_about(string change, string words)
    {
        await TamperAsync(change, _one.Value);

        var report = await VerifyAsync();

        Assert.NotEmpty(report.Findings);
        Assert.All(report.Findings, f => Assert.Equal((LedgerDamage.StateDiffers, (Guid?)_one.Value), (f.Damage, f.Instance)));
        Assert.Contains(report.Findings, f => f.Text.Contains(words, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_key_that_does_not_open_is_told_with_its_case_and_the_others_are_compared()
    {
        var key = (await _installation.Instances.LoadAsync(_one, default))!.Key.Id;
        await _installation.Storage.Keys.Database.ExecuteAsync(
            [new("tamper", "update data_key set wrapped = (select wrapped from data_key where id <> $1 limit 1) where id = $1", key.Value)], default);

        var report = await VerifyAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((LedgerDamage.StateDiffers, (Guid?)_one.Value), (finding.Damage, finding.Instance));
        Assert.Contains("its key does not open", finding.Text, StringComparison.Ordinal);
        Assert.Equal(1, report.StatesCompared);
    }

    [SkippableFact]
    public async Task A_definition_that_was_changed_is_told()
    {
        await TamperAsync("update definition set files = replace(files, 'owner', 'ownes')");

        Assert.Contains((await VerifyAsync()).Findings, f => f.Text.Contains("they do not give it again", StringComparison.Ordinal));
    }

    protected async Task<LedgerReport> VerifyAsync() => await _installation.Storage.Database.ReadAsync(
        async (session, ct) =>
        {
            await using var keys = await KeyReading.OpenAsync(_installation.Options, ct);
            return await StateVerification.AddAsync(session, keys, await LedgerVerification.RunAsync(session, AnchorsRead.From([], [], ct), ct), ct);
        },
        default);

    protected async Task TamperAsync(string text, params ImmutableArray<object?> values) =>
        Assert.NotEqual(
            0,
            (await _installation.Storage.Database.WriteAsync((session, ct) => session.ExecuteAsync([new("tamper", text, values)], ct), default))[0]);

    protected abstract Task<(string? Cases, string? Keys)> DatabasesAsync();
}

public sealed class SqliteStateTests : StateConformance
{
    protected override Task<(string? Cases, string? Keys)> DatabasesAsync() => Task.FromResult<(string?, string?)>((null, null));
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresStateTests(PostgresFixture fixture) : StateConformance
{
    protected override async Task<(string? Cases, string? Keys)> DatabasesAsync() =>
        (await fixture.Server.CreateDatabaseAsync(), await fixture.Server.CreateDatabaseAsync());

    [SkippableFact]
    public async Task A_row_of_a_case_that_is_not_there_is_told()
    {
        var nobody = Guid.NewGuid();
        await TamperAsync("insert into token (instance, id, scope, node) values ($1, 1, 1, 'end')", nobody);

        var finding = Assert.Single((await VerifyAsync()).Findings);

        Assert.Equal((LedgerDamage.StateDiffers, (Guid?)nobody), (finding.Damage, finding.Instance));
        Assert.Contains("there is no such case, and rows of it are in the table 'token'", finding.Text, StringComparison.Ordinal);
    }
}
