using System.Text.RegularExpressions;

namespace Workflows.Faults.Syncs;

/// <summary>A system call that has ended, as strace writes it with <c>-f -y</c>.</summary>
/// <param name="Name">Such as <c>fdatasync</c>.</param>
/// <param name="Text">Its arguments, with the paths of files.</param>
internal sealed partial record TracedCall(string Name, string Text)
{
    /// <summary>Reads a trace; calls come in the order in which they ended, which for one that another thread interrupts is not that in which they
    /// began.</summary>
    public static IEnumerable<TracedCall> Read(IEnumerable<string> lines)
    {
        var begun = new Dictionary<string, TracedCall>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (Resumed().Match(line) is { Success: true } resumed && begun.Remove(resumed.Groups[1].Value, out var call))
            {
                yield return call;
            }
            else if (Began().Match(line) is { Success: true } began)
            {
                var one = new TracedCall(began.Groups[2].Value, began.Groups[3].Value);
                if (line.EndsWith("<unfinished ...>", StringComparison.Ordinal))
                {
                    begun[began.Groups[1].Value] = one;
                }
                else
                {
                    yield return one;
                }
            }
        }
    }

    [GeneratedRegex(@"^(\d+) +<\.\.\. \w+ resumed>")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^(\d+) +(\w+)\((.*)$")]
    private static partial Regex Began();
}
