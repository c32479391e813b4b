using System.Globalization;
using Workflows.Engine.State;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>Tells of calls: when one is to be made, and what came of each attempt.</summary>
internal static class CallRecords
{
    public static TimelineEntry? Tell(JobEvent happened, Place? before, Moment now)
    {
        var place = before ?? (now.State.Waits.GetValueOrDefault(happened.Job) is { } wait ? Place.Of(now.State, wait.Token) : null);
        var text = happened switch
        {
            JobSet set => $"{set.Wait.Request.Method} {set.Wait.Request.Address}",
            JobPostponed postponed => $"{postponed.Code}; tried again",
            JobAnswered answered => answered.Status.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is null ? null : now.Entry(happened is JobAnswered ? TimelineKind.Answer : TimelineKind.Call, place) with { Text = text };
    }
}
