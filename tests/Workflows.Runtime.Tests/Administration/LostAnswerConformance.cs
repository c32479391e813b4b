using NodaTime;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Privacy;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Administration;

/// <summary>A transaction that is run again because the answer to its commit was lost: it must know that it was there.</summary>
public abstract class LostAnswerConformance(TestStore store) : IAsyncLifetime
{
    private TestNode _node = null!;
    private Twice _twice = null!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        _twice = new(_node.Database);
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task An_entry_is_appended_once()
    {
        var before = await _node.CountAsync("system_entry");

        await new SystemJournal(_twice, _node.Time).AppendAsync("start", null, "As told.", default);

        Assert.Equal(before + 1, await _node.CountAsync("system_entry"));
    }

    [SkippableFact]
    public async Task Sending_is_released_once_and_whoever_released_it_is_told_so()
    {
        await new SendingHold(_node.Database, new(_node.Database, _node.Time), _node.Time).HoldAsync(_node.Time.Now, "Restored.", default);

        var isReleased = await new SendingHold(_twice, new(_twice, _node.Time), _node.Time).ReleaseAsync("operator", default);

        Assert.True(isReleased);
        Assert.Equal(0, await _node.CountAsync("sending_hold"));
        Assert.Equal(1, await _node.CountAsync("system_entry", "kind = 'release-sending'"));
    }

    [SkippableFact]
    public async Task A_master_key_is_retired_by_one()
    {
        Assert.IsType<RotationBegin.Begun>(await TestRotation.Of(_node.Database, _node.Keys).BeginAsync(null, default));
        await _node.KeyDatabase.ExecuteAsync(
            [new("rewrap", "update data_key set version = 2"), new("rewrap", "update purpose_key set version = 2")], default);

        Assert.True(await KeyVersions.TryRetireAsync(new Twice(_node.KeyDatabase), 1, _node.Time.Now, default));
        Assert.False(await KeyVersions.TryRetireAsync(_node.KeyDatabase, 1, _node.Time.Now + Duration.FromSeconds(1), default));
    }

    private sealed class Twice(IDatabase inner) : PassingDatabase(inner)
    {
        public override async Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
        {
            await base.WriteAsync(work, cancellationToken);
            return await base.WriteAsync(work, cancellationToken);
        }
    }
}

public sealed class SqliteLostAnswerTests() : LostAnswerConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresLostAnswerTests(PostgresFixture fixture) : LostAnswerConformance(new PostgresTestStore(fixture));
