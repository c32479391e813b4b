using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Workflows.Tests.Shared;

/// <summary>The processor time that the calling thread has used (POSIX.1-2017 clock_gettime); the time of day on systems without it.</summary>
/// <remarks>On a machine that others share, the time of day says how busy they are.</remarks>
internal static partial class ThreadTime
{
    private static readonly int Clock = OperatingSystem.IsLinux() ? 3 : OperatingSystem.IsMacOS() ? 16 : -1;

    public static bool IsProcessorTime => Clock >= 0;

    public static TimeSpan Now => Clock >= 0 && ReadClock(Clock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1e3)
        : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
