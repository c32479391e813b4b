using NodaTime;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Tests.Running;
using Xunit;

namespace Workflows.Runtime.Tests.Queries;

/// <summary>An answer looks at so much, and for so long; whoever goes on comes to the end all the same.</summary>
public sealed class ListReadingTests
{
    private readonly ManualTime _time = new(Instant.FromUtc(2020, 2, 10, 8, 0));
    private int _shown;

    [Fact]
    public async Task A_stretch_ends_when_its_time_is_over_and_says_where_to_go_on()
    {
        var stretch = await ReadAsync(new Numbers(1_000), size: 5, shows: _ => false, each: Duration.FromMilliseconds(50));

        Assert.Empty(stretch.Rows);
        Assert.Equal(51, stretch.Next!.Value.Time);
    }

    [Fact]
    public async Task A_stretch_ends_when_enough_was_looked_at_however_quick_that_was()
    {
        var stretch = await ReadAsync(new Numbers(100_000), size: 5, shows: _ => false, each: Duration.Zero);

        Assert.NotNull(stretch.Next);
        Assert.InRange(_shown, Look.MostPlaces, Look.MostPlaces + 100);
    }

    [Fact]
    public async Task Places_that_cannot_be_shown_cost_no_look_at_their_rows()
    {
        var stretch = await ReadAsync(new Places(new Numbers(15_000), p => p.Time == 14_999), size: 5, shows: _ => true, each: Duration.Zero);

        Assert.Equal<long>([14_999L], stretch.Rows);
        Assert.Equal(1, _shown);
        Assert.Null(stretch.Next);
    }

    [Fact]
    public async Task Who_goes_on_finds_every_row_once_however_slow_the_reading_is()
    {
        var found = new List<long>();
        for (ListPlace? after = null; ;)
        {
            var numbers = new Numbers(1_000, after?.Time ?? 0);
            var stretch = await ReadAsync(numbers, size: 5, shows: n => n % 97 == 0, each: Duration.FromMinutes(1));
            found.AddRange(stretch.Rows);
            if (stretch.Next is null)
            {
                break;
            }

            after = stretch.Next;
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(n => n * 97L), found);
    }

    [Fact]
    public async Task A_short_list_is_read_to_its_end_however_slow_the_reading_is()
    {
        var stretch = await ReadAsync(new Numbers(50), size: 1, shows: n => n == 50, each: Duration.FromMinutes(1));

        Assert.Equal<long>([50L], stretch.Rows);
        Assert.Null(stretch.Next);
    }

    [Fact]
    public async Task Of_two_ways_the_quicker_one_answers_and_neither_is_gone_to_its_end_first()
    {
        var slow = new Way<long>(new(new Numbers(1_000_000), null), Show(n => n == 1_000_000, Duration.Zero));
        var quick = new Way<long>(new(new Numbers(7), null), Show(_ => true, Duration.Zero));

        var stretch = await ListReading.ReadAsync([slow, quick], IsBefore, 5, new(_time, Look.Longest), default);

        Assert.Equal<long>([1L, 2, 3, 4, 5], stretch.Rows);
        Assert.InRange(_shown, 6, 51 + 7);
    }

    [Fact]
    public async Task Of_two_ways_that_do_not_end_the_one_that_got_further_answers()
    {
        var near = new Way<long>(new(new Numbers(1_000), null), Show(_ => false, Duration.Zero));
        var far = new Way<long>(new(new Numbers(100_000, from: 500), null), Show(n => n == 520, Duration.FromMinutes(1)));

        var stretch = await ListReading.ReadAsync([near, far], IsBefore, 5, new(_time, Look.Longest), default);

        Assert.Equal<long>([520L], stretch.Rows);
        Assert.Equal(551, stretch.Next!.Value.Time);
    }

    [Theory]
    [InlineData(90, 0, 90, true)]
    [InlineData(5_000, 0, 1_000, false)]
    [InlineData(5_000, 50, 100, false)]
    public async Task Counting_says_whether_there_may_be_more(int there, int milliseconds, int number, bool isAll)
    {
        var show = Show(_ => true, Duration.FromMilliseconds(milliseconds));
        var way = new CountingWay(new(new Numbers(there), null), async places => (await show(places)).Count);

        Assert.Equal(new Counted(number, isAll), await ListReading.CountAsync([way], new(_time, Look.Longest), default));
    }

    private static bool IsBefore(ListPlace one, ListPlace other) => one.CompareTo(other) < 0;

    private Task<Stretch<long>> ReadAsync(Numbers numbers, int size, Func<long, bool> shows, Duration each) =>
        ReadAsync(new Places(numbers, null), size, shows, each);

    private Task<Stretch<long>> ReadAsync(Places places, int size, Func<long, bool> shows, Duration each) =>
        ListReading.ReadAsync(places, size, new(_time, Look.Longest), Show(shows, each), default);

    /// <summary>Takes so long for each bite.</summary>
    private Func<IReadOnlyList<ListPlace>, Task<IReadOnlyList<(ListPlace, long)>>> Show(Func<long, bool> shows, Duration each) => places =>
    {
        _time.Advance(each);
        _shown += places.Count;
        return Task.FromResult<IReadOnlyList<(ListPlace, long)>>([.. places.Where(p => shows(p.Time)).Select(p => (p, p.Time))]);
    };

    /// <summary>A list of the numbers that follow one, up to a last one.</summary>
    private sealed class Numbers(long last, long from = 0) : IListSource
    {
        private long _at = from;

        public ValueTask<IReadOnlyList<ListPlace>> ReadAsync(int most, CancellationToken cancellationToken)
        {
            var places = new List<ListPlace>();
            while (places.Count < most && _at < last)
            {
                places.Add(new([++_at]));
            }

            return new(places);
        }
    }
}
