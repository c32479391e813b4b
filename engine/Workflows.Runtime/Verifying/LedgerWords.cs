using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Workflows.Runtime.Verifying;

/// <summary>How entries are named for people.</summary>
public static class LedgerWords
{
    private static readonly InstantPattern Second = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss 'UTC'");

    internal static string Of(StoredEntry entry) => $"{entry.Kind}, {Of(entry.At)}";

    public static string Of(Instant? at) => at is { } time ? Second.Format(time) : "at no time that there is";

    /// <summary>Such as <c>entry 4</c> or <c>entries 4 to 6</c>.</summary>
    public static string Entries(long first, long last) => first == last ? $"entry {first}" : $"entries {first} to {last}";

    /// <summary>Such as <c>1 case</c> or <c>4 cases</c>.</summary>
    public static string Count(long count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");

    public static string Are(long first, long last) => first == last ? "is" : "are";

    public static string Were(long first, long last) => first == last ? "was" : "were";
}
