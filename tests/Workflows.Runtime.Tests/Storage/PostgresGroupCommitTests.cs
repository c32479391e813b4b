using NodaTime;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Tests.Running;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>While the server is away, nobody waits for more than one attempt of others.</summary>
public sealed class PostgresGroupCommitTests : IAsyncDisposable
{
    /// <summary>Transactions that may be under way at once.</summary>
    private const int AtOnce = 3;

    private static readonly GuardedWrite Write = new([], []);

    private readonly ManualTime _time = new(Instant.FromUtc(2026, 1, 5, 8, 0));
    private readonly Held _store = new();
    private readonly PostgresGroupCommit _commit;

    public PostgresGroupCommitTests() => _commit = new(_store, _time);

    public ValueTask DisposeAsync()
    {
        _store.IsBack = true;
        _store.Fail(0);
        return _commit.DisposeAsync();
    }

    [Fact]
    public async Task Once_the_server_is_found_to_be_away_the_others_of_a_transaction_are_not_tried()
    {
        await FillAsync();
        var together = Enumerable.Range(0, 20).Select(_ => _commit.StoreAsync(Write, default)).ToList();

        _store.Fail(AtOnce - 1);
        await _store.HasAsync(AtOnce + 1);
        _store.Fail(AtOnce);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Task.WhenAll(together));

        Assert.All(together, t => Assert.True(t.IsFaulted));
        Assert.Equal(AtOnce + 1, _store.Asked);
    }

    [Fact]
    public async Task Who_has_waited_in_line_too_long_then_is_told_so_and_who_comes_when_it_is_back_is_stored()
    {
        await FillAsync();
        var waiting = Enumerable.Range(0, 200).Select(_ => _commit.StoreAsync(Write, default)).ToList();
        _time.Advance(Duration.FromTimeSpan(PostgresGroupCommit.LongestInLine) + Duration.FromSeconds(1));

        _store.Fail(0);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Task.WhenAll(waiting));

        Assert.All(waiting, t => Assert.True(t.IsFaulted));
        Assert.Equal(AtOnce, _store.Asked);
        _store.IsBack = true;
        Assert.True(await _commit.StoreAsync(Write, default));
    }

    /// <summary>As many transactions are under way as there may be, so that what comes now waits in line.</summary>
    private async Task FillAsync()
    {
        for (var number = 0; number < AtOnce; number++)
        {
            _ = _commit.StoreAsync(Write, default);
            await _store.HasAsync(number + 1);
        }
    }

    /// <summary>A store in which a write waits until it fails, or until the store is back.</summary>
    private sealed class Held : IGroupStore
    {
        private readonly Lock _gate = new();
        private readonly List<TaskCompletionSource<bool>> _asked = [];

        public bool IsOneByOne => true;

        public bool IsBack { get; set; }

        public int Asked
        {
            get
            {
                lock (_gate)
                {
                    return _asked.Count;
                }
            }
        }

        public async Task HasAsync(int number)
        {
            while (Asked < number)
            {
                await Task.Delay(1);
            }
        }

        /// <summary>Lets the writes from a number on fail that have been asked for.</summary>
        public void Fail(int from)
        {
            lock (_gate)
            {
                _asked[from..].ForEach(a => a.TrySetException(new StorageUnavailableException("It is away.")));
            }
        }

        public Task StoreTogetherAsync(IReadOnlyList<GuardedWrite> writes) => throw new NotSupportedException();

        public Task<bool> StoreAloneAsync(GuardedWrite write)
        {
            if (IsBack)
            {
                return Task.FromResult(true);
            }

            var asked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                _asked.Add(asked);
            }

            return asked.Task;
        }
    }
}
