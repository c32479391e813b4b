using Workflows.Runtime.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

public sealed class TogetherReadingTests
{
    private readonly List<IReadOnlyCollection<int>> _reads = [];
    private readonly SemaphoreSlim _gate = new(0);
    private readonly TogetherReading<int, string> _reading;

    public TogetherReadingTests() => _reading = new(async keys =>
    {
        lock (_reads)
        {
            _reads.Add(keys);
        }

        await _gate.WaitAsync();
        return keys.Contains(1_000)
            ? throw new InvalidOperationException("cannot be read")
            : keys.Where(k => k > 0).ToDictionary(k => k, k => $"{k}");
    });

    [Fact]
    public async Task One_that_is_asked_for_alone_is_read_at_once()
    {
        var asked = _reading.ReadAsync(7);

        Assert.Equal([7], Assert.Single(_reads));
        _gate.Release();
        Assert.Equal("7", await asked);
    }

    [Fact]
    public async Task Those_that_are_asked_for_while_others_are_read_are_read_together_next_each_once()
    {
        var asked = Enumerable.Range(1, 43).Append(43).Select(_reading.ReadAsync).ToList();
        _gate.Release(44);

        var answers = await Task.WhenAll(asked);

        Assert.Equal<IEnumerable<string?>>(Enumerable.Range(1, 43).Append(43).Select(k => $"{k}"), answers);
        Assert.Equal([1, 1, 1, 40], _reads.Select(r => r.Count).Order());
    }

    [Fact]
    public async Task No_more_than_sixty_four_are_read_at_once()
    {
        var asked = Enumerable.Range(1, 203).Select(_reading.ReadAsync).ToList();
        _gate.Release(203);

        await Task.WhenAll(asked);

        Assert.Equal(64, _reads.Max(r => r.Count));
    }

    [Fact]
    public async Task What_is_not_there_is_answered_as_such()
    {
        var asked = _reading.ReadAsync(-1);
        _gate.Release();

        Assert.Null(await asked);
    }

    [Fact]
    public async Task A_read_that_fails_fails_those_that_were_read_with_it_and_the_next_goes_on()
    {
        var asked = new[] { 1, 2, 3, 1_000, 14 }.Select(_reading.ReadAsync).ToList();
        _gate.Release(5);

        Assert.Equal<IEnumerable<string?>>(["1", "2", "3"], await Task.WhenAll(asked[..3]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => asked[3]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => asked[4]);
        Assert.Equal("14", await _reading.ReadAsync(14));
    }
}
