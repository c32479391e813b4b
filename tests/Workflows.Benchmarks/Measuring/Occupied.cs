using System.Diagnostics;

namespace Workflows.Benchmarks.Measuring;

/// <summary>Memory of this process, in bytes.</summary>
/// <param name="Heap">What is alive on the garbage-collected heap.</param>
/// <param name="Resident">What the system has given it, with what the databases keep.</param>
internal readonly record struct Occupied(long Heap, long Resident)
{
    public static Occupied Now()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return new(heap, process.WorkingSet64);
    }
}
