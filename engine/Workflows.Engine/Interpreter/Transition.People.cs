using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>A person as the directory knows them.</summary>
/// <param name="Id">Such as <c>anna</c>.</param>
/// <param name="Mail">The address, if there is one.</param>
/// <param name="Language">The language that they want to be told in, if they said; BCP 47.</param>
internal sealed record Recipient(string Id, string? Mail, string? Language);

internal sealed partial class Transition
{
    /// <summary>The principals that role references mean here; what yields nothing is left out.</summary>
    public ImmutableArray<string> Principals(IEnumerable<RoleReference> roles, ScopeId scope) =>
        [.. roles.SelectMany(r => PrincipalsOf(r, scope)).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The people behind principals today. Without a directory every principal is its own only holder.</summary>
    public ImmutableArray<Recipient> People(ImmutableArray<string> principals)
    {
        if (surroundings.Directory is not { } directory)
        {
            return [.. principals
                .Select(p => new Recipient(p.StartsWith("person:", StringComparison.Ordinal) ? p["person:".Length..] : p, null, null))];
        }

        var today = Graph.Calendar.DateOf(Now);
        return
        [
            .. principals
                .SelectMany(p => directory.PeopleBehind(p, today))
                .DistinctBy(p => p.Id.Value)
                .Select(p => new Recipient(p.Id.Value, p.Mail?.Value, p.Language?.Value)),
        ];
    }

    /// <summary>The person who has taken a task, while they may: who holds none of its roles any more has it no more.</summary>
    public string? HolderOf(TaskItem task) => task.Assignee is { } assignee && IsBehind(task.Candidates, assignee) ? assignee : null;

    /// <summary>Whether a person may act on a task: a candidate who has taken it, or any while nobody has.</summary>
    public bool MayAct(TaskItem task, string person) =>
        IsBehind(task.Candidates, person) && string.Equals(HolderOf(task) ?? person, person, StringComparison.Ordinal);

    public bool IsBehind(ImmutableArray<string> principals, string person) =>
        People(principals).Any(p => string.Equals(p.Id, person, StringComparison.Ordinal));

    /// <summary>Principals in words, for incidents; who a person is stays out of them.</summary>
    public static string Names(ImmutableArray<string> principals) => principals.IsEmpty
        ? "the role, which gave no name"
        : string.Join(", ", principals.Select(p => p.StartsWith("person:", StringComparison.Ordinal) ? "the person named" : $"'{p}'").Distinct());

    /// <summary>Tells the candidates of a task that it is there; an incident when there are none.</summary>
    /// <param name="task">An open task.</param>
    /// <param name="occasion">What made it theirs; a task has each occasion once, so that nobody is told of it twice.</param>
    public void Announce(TaskItem task, string occasion)
    {
        var people = People(task.Candidates);
        if (people.IsEmpty)
        {
            RaiseAbout(task, IncidentRules.NobodyHoldsRole, $"Nobody holds {Names(task.Candidates)}: the task is open and nobody sees it.");
            return;
        }

        var late = task.About is { } about ? State.Tasks.GetValueOrDefault(about) : null;
        foreach (var person in people)
        {
            var (title, said) = TitleFor(person, task);
            Send(new(
                $"task/{task.Id.Value}/{occasion}/{person.Id}",
                task.Kind == TaskKind.Escalation ? OutboxKind.Escalation : OutboxKind.TaskOpened,
                person.Id,
                person.Mail,
                task.Kind == TaskKind.Escalation ? title : MessageTexts.Fill(said.NewTask, title),
                said.DueLine(task.Deadline is { } name ? State.Deadlines[name].Due : (late ?? task).Due, Graph.Calendar.Zone, Now),
                task.Id));
        }
    }

    /// <summary>Tells whoever has a task, or may take it, of its new due date.</summary>
    public void TellMoved(TaskItem task)
    {
        foreach (var person in HolderOf(task) is { } holder ? People([$"person:{holder}"]) : People(task.Candidates))
        {
            var (title, said) = TitleFor(person, task);
            Send(new(
                $"task/{task.Id.Value}/moved.{task.Generation}/{person.Id}",
                OutboxKind.TaskOpened,
                person.Id,
                person.Mail,
                MessageTexts.Fill(said.Moved, title),
                said.DueLine(task.Due, Graph.Calendar.Zone, Now),
                task.Id));
        }
    }

    /// <summary>The process as a person wants to be told of it.</summary>
    public Wording WordingFor(Recipient person) => person.Language is { } language ? Graph.WordingFor(language) : Graph.Own;

    /// <summary>A task's title for a person, and what is said around it in the same language.</summary>
    public (string Title, MessageTexts Said) TitleFor(Recipient person, TaskItem task)
    {
        var wording = WordingFor(person);
        return (task.TitleIn(wording.Language), wording.Messages);
    }

    private IEnumerable<string> PrincipalsOf(RoleReference reference, ScopeId scope) => reference switch
    {
        RoleReference.Role { Unit: null } role => [role.Name.Value],
        RoleReference.Role { Unit: { } unit } role => Fill(unit, scope) is { Length: > 0 } filled ? [$"{role.Name.Value}@{filled}"] : [],
        RoleReference.Computed computed => Evaluate(computed.Expression, scope) switch
        {
            FeelText text => [text.Value],
            FeelList list => list.Items.OfType<FeelText>().Select(t => t.Value),
            _ => [],
        },
        _ => throw new InvalidOperationException($"No reference {reference.GetType().Name}: the set is closed."),
    };
}
