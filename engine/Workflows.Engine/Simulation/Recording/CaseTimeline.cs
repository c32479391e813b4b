using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>Makes one timeline of all cases of a run; what happens in one that was called stands under the step that called it.</summary>
internal static class CaseTimeline
{
    /// <summary>Everything so far in the order of time, with the due dates of what is open.</summary>
    public static ImmutableArray<TimelineEntry> Of(VirtualCases cases)
    {
        var recorders = cases.All.ToDictionary(c => c, c => new TimelineRecorder(c.Graph));
        var entries = new List<TimelineEntry>();
        foreach (var (run, step) in cases.All.SelectMany(c => c.Steps.Select(s => (Run: c, Step: s))).OrderBy(s => s.Step.Number))
        {
            entries.AddRange(recorders[run].Record(step).Select(e => Under(run, e)));
        }

        entries.AddRange(cases.All.SelectMany(c => recorders[c].StillOpen(c.State).Select(e => Under(c, e))));
        return
        [
            .. entries
                .OrderBy(e => e.Day)
                .ThenBy(e => e.Time is null)
                .ThenBy(e => e.Time ?? LocalTime.Midnight)
                .ThenBy(e => e.WhyNot is not null)
                .ThenBy(e => e.WhyNot is null ? "" : $"{e.Step}/{e.Kind}", StringComparer.Ordinal), // what did not happen has no order of its own
        ];
    }

    private static TimelineEntry Under(VirtualRun run, TimelineEntry entry) =>
        run.Asker is { } asker ? entry with { Step = entry.Step is { } step ? $"{asker.Name}/{step}" : asker.Name } : entry;
}
