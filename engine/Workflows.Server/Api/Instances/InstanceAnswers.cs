using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Layout;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Deadlines;
using Workflows.Server.Api.Definitions;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Incidents;
using Workflows.Server.Api.Languages;
using Workflows.Server.Api.Tasks;
using Workflows.Server.Api.Timers;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Instances;

/// <summary>Puts together what a viewer is told of one instance.</summary>
internal sealed class InstanceAnswers(
    InstanceQueries instances, ProcessLibrary library, TaskQueries tasks, TaskAnswers taskAnswers, TimerQueries timers, TimerAnswers timerAnswers,
    IncidentQueries incidents, LinkQueries links, DeadlineAnswers deadlines, Wordings wordings, TimeProvider time)
{
    /// <summary>More than these are seen in the lists of their kind.</summary>
    private static readonly Slice Shown = new(null, 500);

    public async Task<InstanceDetail?> FindAsync(InstanceId id, Asker asker, CancellationToken cancellationToken)
    {
        if (await instances.FindAsync(asker.Viewer, id, cancellationToken) is not { } view)
        {
            return null;
        }

        var graph = (await library.FindAsync(view.Listing.Definition, cancellationToken))!;
        var wording = graph.WordingFor(asker.Languages);
        var today = graph.Calendar.DateOf(Instant.FromDateTimeOffset(time.GetUtcNow()));
        var open = await tasks.ListAsync(asker.Viewer, new() { Instance = id }, Shown, cancellationToken);
        var next = await timers.ListAsync(asker.Viewer, new() { Instance = id }, Shown, cancellationToken);
        var wrong = await incidents.ListAsync(asker.Viewer, null, id, Shown, cancellationToken);
        var items = asker.Viewer.IsAdministrator ? new ItemLabels(graph.Process.ItemSensitivities, view.Items) : null;
        return new(
            await SummariseAsync(view.Listing, asker, cancellationToken),
            view.Dates.Received,
            view.Dates.Occurred,
            view.Dates.Registered,
            view.Plan,
            view.Case is { } read ? PlainValues.Write(read.Data) : null,
            view.Case is { } state ? new ResultAnswers(wording.Process, asker.Directory).Of(state) : null,
            StepStandings.Of(Steps.Of(wording.Process), view.Progress, today),
            [.. (await taskAnswers.SummariseAsync(open.Items, asker, cancellationToken)).Select(t => t with { Item = items?.Of(new(t.Task)) })],
            [
                .. (await timerAnswers.DescribeAsync(next.Items, asker, cancellationToken))
                    .Select(t => t with { Item = t.Task is { } task ? items?.Of(new(task)) : null }),
            ],
            [.. wrong.Items.Select(IncidentAnswers.Describe)],
            deadlines.Describe(wording.Process, view.Deadlines),
            [.. (await links.ListAsync(asker.Viewer, id, cancellationToken)).Select(LinkBody.Of)],
            MeanwhileAnswers.Held(wording.Process, view.Meanwhile),
            MeanwhileAnswers.Handlers(wording.Process, view.Meanwhile));
    }

    /// <summary>The drawing of an instance's process with how far the instance is; null when there is none for this viewer.</summary>
    public async Task<(DiagramLayout Layout, DiagramProgress Progress)?> DrawAsync(InstanceId id, Asker asker, CancellationToken cancellationToken)
    {
        if (await instances.FindAsync(asker.Viewer, id, cancellationToken) is not { } view)
        {
            return null;
        }

        var graph = (await library.FindAsync(view.Listing.Definition, cancellationToken))!;
        var late = await tasks.ListAsync(asker.Viewer, new() { Instance = id, Late = true }, Shown, cancellationToken);
        var lateByNode = late.Items.GroupBy(t => t.Node, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return (DefinitionEndpoints.LayoutOf(graph, asker), new(view.Progress.Steps.ToImmutableDictionary(
            step => step.Key,
            step => new NodeProgress
            {
                Active = step.Value.Open,
                Done = step.Value.Done,
                Late = lateByNode.GetValueOrDefault(step.Key),
                Incidents = step.Value.Incidents,
                Held = step.Value.Held,
            },
            StringComparer.Ordinal)));
    }

    public async ValueTask<ImmutableArray<InstanceSummary>> SummariseAsync(
        IEnumerable<InstanceListing> listings, Asker asker, CancellationToken cancellationToken)
    {
        var summaries = ImmutableArray.CreateBuilder<InstanceSummary>();
        foreach (var listing in listings)
        {
            summaries.Add(await SummariseAsync(listing, asker, cancellationToken));
        }

        return summaries.ToImmutable();
    }

    private async ValueTask<InstanceSummary> SummariseAsync(InstanceListing listing, Asker asker, CancellationToken cancellationToken) => new(
        listing.Instance.Value,
        listing.Process,
        (await wordings.OfAsync(listing.Definition, asker, cancellationToken)).Process.Title.Value,
        listing.Definition,
        listing.Status,
        listing.Outcome,
        asker.Directory.Name(listing.StartedBy),
        listing.StartedAt,
        listing.EndedAt,
        listing.OpenTasks,
        listing.LateTasks,
        listing.LateDeadlines,
        listing.Incidents,
        DueBody.Of(listing.NextDue));
}
