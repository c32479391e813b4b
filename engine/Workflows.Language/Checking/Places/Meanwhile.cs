using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Places;

/// <summary>What can happen while a step is open.</summary>
internal static class Meanwhile
{
    /// <summary>True when one step can be open or be done while another is open: it stands in another branch of a <c>parallel</c> or
    /// <c>first-of</c>, in a handler of something around the other, or in the same for-each, whose items run side by side.</summary>
    public static bool Of(StepPlace step, StepPlace open)
    {
        var around = open.Outwards.ToList();
        foreach (var place in step.Outwards)
        {
            if (ReferenceEquals(place, open))
                return false; // it is inside, and goes when the other is withdrawn
            if (around.Exists(a => SharesItems(a, place) || StandsBeside(a, place)))
                return true;
            if (place.Handler is { } handler && !around.Exists(a => ReferenceEquals(a.Handler, handler)))
                return IsArmed(handler, open);
        }

        return false;
    }

    /// <summary>True when a handler can run while a step is open.</summary>
    public static bool IsArmed(HandlerPlace handler, StepPlace open) =>
        handler.Host is not { } host || open.Outwards.Skip(1).Contains(host) || (!ReferenceEquals(host, open) && Of(host, open));

    private static bool SharesItems(StepPlace a, StepPlace b) => ReferenceEquals(a, b) && a.Step.ForEach is not null;

    private static bool StandsBeside(StepPlace a, StepPlace b) =>
        a.Parent is { } parent && ReferenceEquals(parent, b.Parent) && !ReferenceEquals(a.List, b.List)
        && a.Handler is null && b.Handler is null && parent.Step is not ChooseStep;
}
