using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Language.Definitions;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Server.Api.Deadlines;
using Workflows.Server.Api.Definitions;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Languages;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Tasks;

/// <summary>Puts together what a viewer is told of tasks.</summary>
internal sealed class TaskAnswers(
    TaskQueries tasks,
    DeadlineQueries deadlines,
    DeadlineAnswers deadlineAnswers,
    InstanceStore store,
    ProcessLibrary library,
    Wordings wordings,
    StepTitles titles,
    TimeProvider time)
{
    public async Task<ImmutableArray<TaskSummary>> SummariseAsync(
        IReadOnlyCollection<TaskListing> listings, Asker asker, CancellationToken cancellationToken)
    {
        var known = await deadlines.OfAsync(listings.Select(l => l.Instance), cancellationToken);
        var summaries = ImmutableArray.CreateBuilder<TaskSummary>();
        foreach (var listing in listings)
        {
            summaries.Add(await SummariseAsync(listing, known[listing.Instance], asker, cancellationToken));
        }

        return summaries.ToImmutable();
    }

    /// <summary>An open task with its form; null when there is none for this viewer.</summary>
    public async Task<TaskDetail?> FindAsync(InstanceId instance, TaskId task, Asker asker, CancellationToken cancellationToken)
    {
        if (await tasks.FindAsync(asker.Viewer, instance, task, cancellationToken) is not { ClosedAt: null } listing)
        {
            return null;
        }

        var graph = (await library.FindAsync(listing.Definition, cancellationToken))!;
        var step = graph.WordingFor(asker.Languages).StepOf(listing.Node) as HumanStep;
        var isOwnWork = listing.Kind is not TaskKind.Escalation;
        var fill = await FillerAsync(listing, graph, cancellationToken);
        return new(
            (await SummariseAsync([listing], asker, cancellationToken))[0],
            step?.Help is { } help ? fill(help) : null,
            step is null ? [] : [.. step.Clauses.Select(c => new ClauseBody(c.Value, graph.Process.Clauses?.Find(c.Value)?.Text.Value ?? ""))],
            step is not null && isOwnWork && asker.Viewer.Person is not null ? FormLines.OfTask(step, fill) : [],
            step is not null && isOwnWork ? [.. step.Outcomes.Select(Describe)] : [],
            step is not null && isOwnWork ? [.. step.Checklist.Select(line => new ChecklistLine(line.Value, step.LabelOf(line)))] : [],
            listing.About?.Value);
    }

    /// <summary>The types of a task's fields by name; null when there is no such task for this viewer.</summary>
    public async Task<Func<string, FieldType?>?> FieldTypesAsync(
        InstanceId instance, TaskId task, Asker asker, CancellationToken cancellationToken)
    {
        if (await tasks.FindAsync(asker.Viewer, instance, task, cancellationToken) is not { } listing)
        {
            return null;
        }

        var graph = (await library.FindAsync(listing.Definition, cancellationToken))!;
        var fields = listing.Kind is not TaskKind.Escalation && graph.Find(listing.Node) is HumanTaskNode node
            ? Engine.Forms.FormCheck.FieldsOf(node.Human)
            : [];
        return name => fields.FirstOrDefault(f => string.Equals(f.Name.Value, name, StringComparison.Ordinal))?.Type;
    }

    /// <summary>Fills placeholders for those who may read the task; for others they stay open.</summary>
    private async ValueTask<Func<TextTemplate, string>> FillerAsync(TaskListing listing, ProcessGraph graph, CancellationToken cancellationToken)
    {
        var stored = listing.Title is null ? null : await store.LoadAsync(listing.Instance, cancellationToken);
        return stored is not null && stored.State.Tasks.TryGetValue(listing.Task, out var task)
            ? text => TaskTexts.Fill(graph, stored.State, task, text, Now())
            : text => text.Outline;
    }

    /// <summary>The deadlines that doing a task meets, or that an escalation is about.</summary>
    private async ValueTask<ImmutableArray<DeadlineBody>> MetByAsync(
        TaskListing listing, IEnumerable<CaseDeadline> known, Asker asker, CancellationToken cancellationToken)
    {
        if (!known.Any())
        {
            return [];
        }

        var graph = (await library.FindAsync(listing.Definition, cancellationToken))!;
        var names = graph.Find(listing.Node)?.Step is { } step && listing.Kind is not TaskKind.Escalation
            ? step.Meets.Select(m => m.Value).ToList()
            : [];
        return deadlineAnswers.Describe(
            graph.WordingFor(asker.Languages).Process, known.Where(d => names.Contains(d.Name) || listing.Node == StepIds.OfDeadline(d.Name)));
    }

    private async ValueTask<TaskSummary> SummariseAsync(
        TaskListing listing, IEnumerable<CaseDeadline> known, Asker asker, CancellationToken cancellationToken)
    {
        var wording = await wordings.OfAsync(listing.Definition, asker, cancellationToken);
        return new(
            listing.Instance.Value,
            listing.Task.Value,
            listing.Process,
            wording.Process.Title.Value,
            listing.Node,
            listing.Kind,
            listing.Titles?.GetValueOrDefault(wording.Language)
                ?? listing.Title ?? await titles.OfAsync(listing.Definition, listing.Node, asker, cancellationToken),
            listing.Candidates,
            asker.Directory.Name(listing.Assignee),
            listing.OpenedAt,
            DueBody.Of(listing.Due),
            listing.Due is { } due && due.At < Now(),
            listing.MayClaim,
            listing.MayComplete,
            await MetByAsync(listing, known, asker, cancellationToken));
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static OutcomeBody Describe(Outcome outcome)
    {
        var label = outcome.Label?.Value ?? outcome.Name.Value;
        return outcome.Target switch
        {
            OutcomeTarget.BackTo back => new(outcome.Name.Value, label, OutcomeLeads.Back, back.Step.Value),
            OutcomeTarget.End end => new(outcome.Name.Value, label, OutcomeLeads.End, end.Outcome.Value),
            _ => new(outcome.Name.Value, label, OutcomeLeads.Onward, null),
        };
    }
}
