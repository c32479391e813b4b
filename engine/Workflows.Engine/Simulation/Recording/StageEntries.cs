using Workflows.Engine.Graph;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>What a timeline tells of stages, milestones and added items.</summary>
internal static class StageEntries
{
    /// <returns>Null for what is about none of these.</returns>
    public static TimelineEntry? Of(ProcessGraph graph, ProcessEvent happened, Moment now) => happened switch
    {
        ResultRecorded e when graph.Find(e.Step) is StageNode =>
            now.Entry(TimelineKind.Stage, Place.Of(now.State, e.Step, e.Scope)) with { Text = StageText(e.Value as FeelContext) },
        ResultRecorded e when graph.Find(e.Step) is { Step: MilestoneStep milestone } =>
            now.Entry(TimelineKind.Milestone, Place.Of(now.State, e.Step, e.Scope)) with { Text = milestone.Name.Outline },
        ItemAdded e => now.Entry(TimelineKind.ItemAdded, new(e.Step, null)) with { Text = e.Reason, People = e.By is { } by ? [now.NameOf(by)] : [] },
        _ => null,
    };

    private static string StageText(FeelContext? result) => result switch
    {
        _ when result?.Find("at") is FeelDate => "is over",
        _ when result?.Find("to") is FeelDate to => $"begins, planned until {FeelPrinter.Text(to)}",
        _ => "begins",
    };
}
