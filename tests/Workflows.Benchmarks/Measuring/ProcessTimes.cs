using System.Globalization;

namespace Workflows.Benchmarks.Measuring;

/// <summary>What processes have taken of the processors, by the kernel's own books (proc(5), <c>/proc/pid/stat</c>).</summary>
internal static class ProcessTimes
{
    /// <summary>A hundred in a second, on every Linux that .NET runs on.</summary>
    private const double TicksASecond = 100;

    /// <returns>Processor time of a process, of its children, and of children of it that have ended; zero where the kernel does not tell.</returns>
    public static TimeSpan OfFamily(int process) => OperatingSystem.IsLinux()
        ? TimeSpan.FromSeconds(
            Directory.EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
                .Sum(name => SecondsOf(name!, $"{process}")))
        : TimeSpan.Zero;

    private static double SecondsOf(string process, string family)
    {
        try
        {
            // What stands in parentheses is the program's name, which may hold anything.
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return process == family || fields[1] == family ? fields[11..15].Sum(t => long.Parse(t, CultureInfo.InvariantCulture)) / TicksASecond : 0;
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
