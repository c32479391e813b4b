using System.Diagnostics;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks.Measuring;

/// <summary>Measures something small on the calling thread, by the processor time that the thread takes: what else runs on the machine does
/// not count, beyond what it leaves of the processor's caches.</summary>
internal static class Timing
{
    // The result goes where the compiler cannot see that nobody wants it.
    private static volatile object? _kept;

    /// <summary>Repeats an act, warm, and takes the median of several runs.</summary>
    /// <param name="effort">How long and how often.</param>
    /// <param name="what">Its name in the report.</param>
    /// <param name="act">What is measured. Its result keeps it from being optimised away.</param>
    /// <param name="parts">How many of what is reported one act does.</param>
    public static Figure Of<T>(Effort effort, string what, Func<T> act, int parts = 1)
        where T : class
    {
        var repeats = WarmUp(effort, act);
        var runs = Enumerable.Range(0, effort.Runs).Select(_ => Run(act, repeats)).ToList();
        return new(what, Median.Of(runs.Select(r => r.Nanoseconds)) / parts, Unit.Nanoseconds)
        {
            Allocated = Median.Of(runs.Select(r => r.Bytes)) / parts,
        };
    }

    /// <returns>How many repeats fill a run.</returns>
    private static long WarmUp<T>(Effort effort, Func<T> act)
        where T : class
    {
        var perAct = 0.0;
        for (var (watch, repeats) = (Stopwatch.StartNew(), 1L); watch.Elapsed < effort.WarmUp; repeats = Math.Min(repeats * 2, 100_000))
        {
            perAct = Math.Max(1, Run(act, repeats).Nanoseconds);
        }

        return Math.Max(1, (long)(effort.Run.TotalNanoseconds / perAct));
    }

    private static (double Nanoseconds, double Bytes) Run<T>(Func<T> act, long repeats)
        where T : class
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = ThreadTime.Now;
        for (var i = 0L; i < repeats; i++)
        {
            _kept = act();
        }

        var elapsed = ThreadTime.Now - start;
        return (elapsed.TotalNanoseconds / repeats, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)repeats);
    }
}
