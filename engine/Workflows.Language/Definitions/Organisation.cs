using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary>Units, roles and people (<c>*.organisation.yaml</c>): the embedded directory.</summary>
public sealed record Organisation
{
    public required SourceText Source { get; init; }

    /// <summary>The name by which processes refer to it.</summary>
    public required Word Name { get; init; }

    /// <summary>What people call it.</summary>
    public Word? Title { get; init; }

    public ImmutableArray<Unit> Units { get; init; } = [];

    public ImmutableArray<RoleDefinition> Roles { get; init; } = [];

    public ImmutableArray<Person> People { get; init; } = [];

    public ImmutableArray<RoleHolding> Holdings { get; init; } = [];

    public Unit? FindUnit(string id) => Units.FirstOrDefault(u => string.Equals(u.Id.Value, id, StringComparison.Ordinal));

    public RoleDefinition? FindRole(string id) => Roles.FirstOrDefault(r => string.Equals(r.Id.Value, id, StringComparison.Ordinal));

    public Person? FindPerson(string id) => People.FirstOrDefault(p => string.Equals(p.Id.Value, id, StringComparison.Ordinal));

    /// <summary>The people behind a principal (<c>role</c>, <c>role@unit</c>, <c>person:id</c>) on a day: holders, and their
    /// deputies while those are named for that day. Empty when nobody holds it: nobody is meant, never everybody.</summary>
    public ImmutableArray<Person> PeopleBehind(string principal, LocalDate day)
    {
        if (principal.StartsWith("person:", StringComparison.Ordinal))
        {
            return FindPerson(principal["person:".Length..]) is { } person ? [person] : [];
        }

        return
        [
            .. Holdings
                .Where(h => string.Equals(h.Principal, principal, StringComparison.Ordinal) && h.HeldOn(day))
                .Select(h => FindPerson(h.Person.Value))
                .OfType<Person>()
                .Distinct(),
        ];
    }

    /// <summary>Every principal that a person acts for on a day: the person and the roles held.</summary>
    public ImmutableArray<string> PrincipalsOf(string personId, LocalDate day) =>
    [
        $"person:{personId}",
        .. Holdings
            .Where(h => string.Equals(h.Person.Value, personId, StringComparison.Ordinal) && h.HeldOn(day))
            .Select(h => h.Principal)
            .Distinct(),
    ];
}

public sealed record Unit(Word Id, Word Name, Word? Kind, Word? Parent);

/// <param name="Id">Such as <c>head-teacher</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="PerUnit">True: held for one unit each, written <c>head-teacher of unit</c>.</param>
public sealed record RoleDefinition(Word Id, Word Title, bool PerUnit);

/// <param name="Id">Such as <c>anna</c>.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Mail">Their mail address.</param>
/// <param name="Language">BCP 47 tag of the language that they want to be told in; null: in that of each process.</param>
public sealed record Person(Word Id, Word Name, Word? Mail, Word? Language = null);

/// <summary>One person holds one role, from one day to another (both inclusive), as holder or deputy.</summary>
public sealed record RoleHolding(SourceSpan Span, Word Role, Word? Unit, Word Person, LocalDate? From, LocalDate? To, bool Deputy)
{
    public string Principal => Unit is null ? Role.Value : $"{Role.Value}@{Unit.Value}";

    public bool HeldOn(LocalDate day) => (From is null || From <= day) && (To is null || day <= To);
}
