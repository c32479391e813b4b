using System.Collections.Concurrent;
using System.Diagnostics;
using NodaTime;
using Workflows.Benchmarks.Hosting;
using Workflows.Benchmarks.Measuring;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Running;

namespace Workflows.Benchmarks.Waiting;

/// <summary>Timers that fall due evenly within a minute, each of a case of its own: how late each has fired, durably.</summary>
/// <remarks>All that a server has is at work: triggers of Quartz, batches from the table, group commit. The cases are started beforehand, so
/// that firing is measured alone; of most the engine has nothing in memory when they fire.</remarks>
internal static class TimerBenchmarks
{
    private const int Callers = 64;

    private const string ProcessFile = """
        process: nap
        title: Nap
        owner: clerk
        organisation: office
        data:
          due: { type: text, required: yes }
        start:
          - by: clerk
            form: [due]
        steps:
          - wait: { until: = date and time(due) }
        """;

    private static readonly Duration Minute = Duration.FromMinutes(1);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Func<Task<Place>> placing, int timers, CancellationToken cancellationToken)
    {
        using var place = await placing();
        await using var node = await HostedNode.StartAsync(place.Configure, cancellationToken);
        await node.DeployAsync(ProcessFile, cancellationToken);
        var sample = Math.Min(2_000, timers);
        var far = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1);
        var started = Stopwatch.GetTimestamp();
        await StartAsync(node, sample, _ => far, cancellationToken);
        var each = Stopwatch.GetElapsedTime(started).TotalSeconds / sample;

        var first = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(10 + (1.6 * each * timers));
        var firings = new Firings(node.Get<CommitHints>());
        await StartAsync(
            node,
            timers,
            n => first + (Minute * n / timers),
            cancellationToken,
            firings.Expect);
        var left = first - SystemClock.Instance.GetCurrentInstant();
        var before = await ProcessorAtAsync(left, cancellationToken);
        var lags = await firings.AllAsync(timers, Minute + Minute, cancellationToken);
        var taken = Environment.CpuUsage.TotalTime - before;
        return
        [
            new("fired, of all", lags.Count * 100.0 / timers, Unit.Percent),
            new("started before the first was due", left > Duration.Zero ? 100 : 0, Unit.Percent),
            new("rate, from the first due to the last fired", lags.Count / firings.Last(first).TotalSeconds, Unit.PerSecond),
            new("processor time of one, in the engine's process", taken.TotalNanoseconds / timers, Unit.Nanoseconds),
            new("lag, half of them at most", Quantile(lags, 0.5), Unit.Nanoseconds),
            new("lag, 99 of 100 at most", Quantile(lags, 0.99), Unit.Nanoseconds),
            new("lag, all at most", Quantile(lags, 1), Unit.Nanoseconds),
        ];
    }

    /// <returns>What the process has taken of the processors when the first is due.</returns>
    private static async Task<TimeSpan> ProcessorAtAsync(Duration left, CancellationToken cancellationToken)
    {
        if (left > Duration.Zero)
        {
            await Task.Delay(left.ToTimeSpan(), cancellationToken);
        }

        return Environment.CpuUsage.TotalTime;
    }

    private static async Task StartAsync(
        HostedNode node, int cases, Func<int, Instant> dueOf, CancellationToken cancellationToken, Action<InstanceId, Instant>? expect = null) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases),
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken },
            async (n, ct) =>
            {
                var due = dueOf(n);
                var text = NodaTime.Text.InstantPattern.ExtendedIso.Format(due);
                var id = await node.StartCaseAsync("nap", "sam", FeelContext.Empty.With("due", FeelValue.Of(text)), ct);
                expect?.Invoke(id, due);
            });

    private static double Quantile(IReadOnlyList<Duration> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))].TotalNanoseconds;

    /// <summary>When the cases of timers were told to have changed after their start: by their firing.</summary>
    private sealed class Firings
    {
        private readonly ConcurrentDictionary<InstanceId, Instant> _due = new();
        private readonly ConcurrentDictionary<InstanceId, Instant> _fired = new();

        public Firings(CommitHints hints) => hints.Committed += hint =>
        {
            if (hint.Timers.IsEmpty)
            {
                _fired.TryAdd(hint.Instance, SystemClock.Instance.GetCurrentInstant());
            }
        };

        public void Expect(InstanceId instance, Instant due) => _due[instance] = due;

        public Duration Last(Instant first) => (_fired.IsEmpty ? first : _fired.Values.Max()) - first;

        /// <returns>The lags of those that have fired, the shortest first; fewer than all when the time is over.</returns>
        public async Task<IReadOnlyList<Duration>> AllAsync(int timers, Duration most, CancellationToken cancellationToken)
        {
            var start = Stopwatch.GetTimestamp();
            while (_fired.Count < timers && Stopwatch.GetElapsedTime(start) < most.ToTimeSpan())
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }

            return [.. _fired.Where(f => _due.ContainsKey(f.Key)).Select(f => f.Value - _due[f.Key]).Order()];
        }
    }
}
