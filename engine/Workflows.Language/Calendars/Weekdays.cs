using NodaTime;

namespace Workflows.Language.Calendars;

/// <summary>The days of the week by their English names.</summary>
internal static class Weekdays
{
    public static readonly string[] Names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static bool TryRead(string name, out IsoDayOfWeek day)
    {
        var index = Array.FindIndex(Names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        day = (IsoDayOfWeek)(index + 1);
        return index >= 0;
    }

    /// <summary>From one day to another, over the end of the week where the first comes later in it.</summary>
    public static IEnumerable<IsoDayOfWeek> Range(IsoDayOfWeek first, IsoDayOfWeek last)
    {
        var count = (((int)last - (int)first + 7) % 7) + 1;
        return Enumerable.Range(0, count).Select(i => (IsoDayOfWeek)((((int)first - 1 + i) % 7) + 1));
    }
}
