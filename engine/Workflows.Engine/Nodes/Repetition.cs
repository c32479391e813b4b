using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Nodes;

/// <summary>Times that come again and again.</summary>
internal static class Repetition
{
    /// <summary>The first repetition after now, counted from the start each time, so that days off do not add up.</summary>
    /// <param name="transition">Knows the time and the calendar.</param>
    /// <param name="scope">Where the interval stands.</param>
    /// <param name="start">What it is counted from.</param>
    /// <param name="interval">Longer than nothing.</param>
    /// <param name="from">The lowest number that it may have.</param>
    /// <returns>When, and the how manieth it is; null where the calendar ends before it.</returns>
    public static (Instant At, int Number)? Next(Transition transition, ScopeId scope, DuePoint start, TimeAmount interval, int from)
    {
        var times = transition.Times(scope);
        for (var number = Math.Max(from, PassedBy(interval, start.At, transition.Now)); times.Repeat(start, interval, number) is { } point; number++)
        {
            if (transition.RingAt(point) is var at && at > transition.Now)
            {
                return (at, number);
            }
        }

        return null;
    }

    /// <summary>How many exact intervals have passed, so that a short one need not be counted through after a long stop.</summary>
    private static int PassedBy(TimeAmount interval, Instant start, Instant now)
    {
        var exact = Duration.FromHours(interval.Hours) + Duration.FromMinutes(interval.Minutes) + Duration.FromSeconds(interval.Seconds);
        var onlyExact = exact > Duration.Zero && interval is { Years: 0, Months: 0, Weeks: 0, Days: 0, WorkingDays: 0, WorkingHours: 0 };
        return onlyExact && now > start ? (int)Math.Min((now - start) / exact, int.MaxValue / 2) : 0;
    }
}
