using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>A person as the directory knows them: the id, and the mail address if there is one.</summary>
internal sealed record Recipient(string Id, string? Mail);

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
            return [.. principals.Select(p => new Recipient(p.StartsWith("person:", StringComparison.Ordinal) ? p["person:".Length..] : p, null))];
        }

        var today = Graph.Calendar.DateOf(Now);
        return
        [
            .. principals
                .SelectMany(p => directory.PeopleBehind(p, today))
                .DistinctBy(p => p.Id.Value)
                .Select(p => new Recipient(p.Id.Value, p.Mail?.Value)),
        ];
    }

    /// <summary>Whether a person may act on a task: its assignee, or a candidate while nobody has taken it.</summary>
    public bool MayAct(TaskItem task, string person) => task.Assignee is { } assignee
        ? string.Equals(assignee, person, StringComparison.Ordinal)
        : IsBehind(task.Candidates, person);

    public bool IsBehind(ImmutableArray<string> principals, string person) => People(principals).Any(p => string.Equals(p.Id, person, StringComparison.Ordinal));

    /// <summary>Principals in words, for incidents.</summary>
    public static string Names(ImmutableArray<string> principals) =>
        principals.IsEmpty ? "the role, which gave no name" : string.Join(", ", principals.Select(p => $"'{p}'"));

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

    private void TellOwner(Incident incident)
    {
        if (Graph.Process.Process.Owner is not { } owner)
        {
            return;
        }

        foreach (var person in People(Principals([owner], ScopeId.Root)))
        {
            Send(new(
                $"incident/{incident.Id.Value}/{person.Id}",
                OutboxKind.Incident,
                person.Id,
                person.Mail,
                MessageTexts.Fill(Texts.Incident, Graph.Process.Process.Title.Value),
                $"{incident.Code}: {incident.Message}",
                null));
        }
    }
}
