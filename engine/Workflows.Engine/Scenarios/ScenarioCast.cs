using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios;

/// <summary>Finds who and what a scenario means in a run: the open task, the incident, the person.</summary>
internal sealed class ScenarioCast(ProcessGraph graph, VirtualRun run, DiagnosticBag diagnostics)
{
    private readonly Dictionary<TaskId, string?> _items = [];
    private readonly Dictionary<TaskId, TaskItem> _seen = [];

    /// <summary>The open tasks that a target means; escalations are of the step and item that they are about.</summary>
    public IReadOnlyList<TaskItem> OpenTasks(TaskTarget target) => Meant(target, run.State.Tasks.Values);

    private IReadOnlyList<TaskItem> Meant(TaskTarget target, IEnumerable<TaskItem> tasks) =>
    [
        .. tasks
            .Where(t => t.Node == target.Step.Value && t.Kind == TaskKind.Escalation == (target.Kind == TargetKind.Escalation))
            .Where(t => target.Item is null || target.Item.Value == ItemOf(t))
            .OrderBy(t => t.Id.Value),
    ];

    /// <summary>The one open task that a target means; null when it is none or several, which has been told.</summary>
    /// <param name="target">As written.</param>
    /// <param name="refused">The refusal that is expected: then a task that was closed before is meant too.</param>
    public TaskItem? OneTask(TaskTarget target, Word? refused)
    {
        var found = OpenTasks(target);
        if (found.Count == 1)
        {
            return found[0];
        }

        if (found.Count == 0 && refused is not null && Meant(target, _seen.Values) is [.., var closed])
        {
            return closed;
        }

        var message = found.Count == 0 ? $"No task '{target.Span.Text}' is open." : $"{found.Count} tasks '{target.Span.Text}' are open.";
        diagnostics.Report(ScenarioRules.NoSuchTask, target.Span, message, $"open now: {Listing(run.State.Tasks.Values)}");
        return null;
    }

    /// <summary>The oldest open incident at a step; null when there is none, which has been told.</summary>
    public Incident? OneIncident(TaskTarget target)
    {
        var found = run.State.Incidents.Values
            .Where(i => i.Node.Split('/')[0] == target.Step.Value && (target.Item is null || target.Item.Value == ItemOf(i)))
            .MinBy(i => i.Id.Value);
        if (found is null)
        {
            diagnostics.Report(
                ScenarioRules.NoSuchTask,
                target.Span,
                $"No incident is open at '{target.Span.Text}'.",
                "write 'incidents' under an 'expect' before it to see where there are some");
        }

        return found;
    }

    /// <summary>Remembers the items of tasks while their scopes are there: an escalation outlives the task that it is about.</summary>
    public void Remember()
    {
        foreach (var task in run.State.Tasks.Values)
        {
            _seen[task.Id] = task;
            _items.TryAdd(task.Id, task switch
            {
                { About: { } about } => _items.GetValueOrDefault(about),
                { AboutStep: { } step } when run.State.Scopes.TryGetValue(step, out var late) => ItemName.Of(run.State, late.Id),
                _ => ItemName.Of(run.State, task.Scope),
            });
        }
    }

    /// <summary>The person that 'as' means: whoever holds the role today, or the
    /// person of that id; null when that is nobody, which has been told.</summary>
    public string? PersonFor(Word written)
    {
        if (graph.Process.Organisation is not { } organisation)
        {
            return written.Value;
        }

        if (organisation.FindPerson(written.Value) is { } person)
        {
            return person.Id.Value;
        }

        var today = graph.Calendar.DateOf(run.Now);
        if (organisation.PeopleBehind(written.Value, today).FirstOrDefault() is { } holder)
        {
            return holder.Id.Value;
        }

        var known = organisation.People
            .Select(p => p.Id.Value)
            .Concat(organisation.Holdings.Where(h => h.HeldOn(today)).Select(h => h.Principal))
            .Distinct();
        diagnostics.Report(
            ScenarioRules.Person,
            written.Span,
            $"'{written}' is nobody in the organisation on {Day(today)}.",
            Suggestion.Hint(written.Value, known) ?? "write the id of a person, or a role that somebody holds on that day");
        return null;
    }

    /// <summary>The person that acts on a task: as written, or the first who may.</summary>
    public string? PersonFor(Word? written, TaskItem task, TaskTarget target)
    {
        if (written is not null)
        {
            return PersonFor(written);
        }

        if (run.PersonFor(task) is { } person)
        {
            return person;
        }

        diagnostics.Report(
            ScenarioRules.Person,
            target.Span,
            $"Nobody may do '{target.Span.Text}' now: nobody holds {string.Join(", ", task.Candidates)}.",
            "say with 'as' who tries");
        return null;
    }

    public string Listing(IEnumerable<TaskItem> tasks)
    {
        ImmutableArray<string> names = [.. tasks.OrderBy(t => t.Id.Value).Select(NameOf)];
        return names.IsEmpty ? "nothing" : string.Join(", ", names);
    }

    public static string Day(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    private string NameOf(TaskItem task) =>
        $"{(task.Kind == TaskKind.Escalation ? "escalation of " : "")}{task.Node}{(ItemOf(task) is { } item ? $" for {item}" : "")}";

    private string? ItemOf(TaskItem task) => _items.GetValueOrDefault(task.Id);

    private string? ItemOf(Incident incident) => incident switch
    {
        { Task: { } task } => _items.GetValueOrDefault(task),
        { Token: { } token } => ItemName.Of(run.State, run.State.Tokens[token].Scope),
        _ => null,
    };
}
