using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Runtime.People;
using Workflows.Server.Api.Instances;

namespace Workflows.Server.Api.Directory;

/// <summary>Who people are and what they hold today, for answers that name them.</summary>
/// <param name="Organisation">As it is in force; null when none is.</param>
/// <param name="Day">Today in the zone of this machine.</param>
internal sealed record DirectoryToday(Organisation? Organisation, LocalDate Day)
{
    private const string PersonPrefix = "person:";

    public static async ValueTask<DirectoryToday> ReadAsync(
        OrganisationStore organisations, TimeProvider time, CancellationToken cancellationToken) =>
        new(await organisations.InForceAsync(cancellationToken), LocalDate.FromDateTime(time.GetLocalNow().DateTime));

    public bool Knows(string person) => Organisation?.FindPerson(person) is not null;

    /// <summary>A person's name and roles; who left the directory keeps only the id.</summary>
    public DirectoryPerson Describe(string id) => Organisation?.FindPerson(id) is { } person ? Describe(person) : new(id, id, []);

    public PersonName? Name(string? id) => id is null ? null : new(id, Organisation?.FindPerson(id)?.Name.Value ?? id);

    public DirectoryBody ToBody() => Organisation is null ? new(null, [], [], []) : new(
        Organisation.Title?.Value ?? Organisation.Name.Value,
        [.. Organisation.Units.Select(u => new UnitBody(u.Id.Value, u.Name.Value, u.Kind?.Value, u.Parent?.Value))],
        [.. Organisation.Roles.Select(r => new RoleBody(r.Id.Value, r.Title.Value, r.PerUnit))],
        [.. Organisation.People.Select(Describe).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Id, StringComparer.Ordinal)]);

    private DirectoryPerson Describe(Person person) => new(
        person.Id.Value,
        person.Name.Value,
        [.. Organisation!.PrincipalsOf(person.Id.Value, Day).Where(p => !p.StartsWith(PersonPrefix, StringComparison.Ordinal))]);
}
