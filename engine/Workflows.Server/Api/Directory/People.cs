using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Server.Api.Instances;

namespace Workflows.Server.Api.Directory;

/// <summary>Who people are and what they hold today, for answers that name them.</summary>
/// <param name="inForce">The organisation as it is now; null when none is deployed.</param>
/// <param name="time">Tells the day, in the zone of this machine.</param>
internal sealed class People(Func<Organisation?> inForce, TimeProvider time)
{
    private const string PersonPrefix = "person:";

    public Organisation? Organisation => inForce();

    public Person? Find(string id) => inForce()?.FindPerson(id);

    /// <summary>A person's name and roles; who left the directory keeps only the id.</summary>
    public DirectoryPerson Describe(string id) => inForce() is { } organisation && organisation.FindPerson(id) is { } person
        ? Describe(organisation, person)
        : new(id, id, []);

    public DirectoryPerson Describe(Organisation organisation, Person person) => new(
        person.Id.Value,
        person.Name.Value,
        [.. organisation.PrincipalsOf(person.Id.Value, Today()).Where(p => !p.StartsWith(PersonPrefix, StringComparison.Ordinal))]);

    public PersonName Name(string id) => new(id, Find(id)?.Name.Value ?? id);

    public PersonName? NameOrNull(string? id) => id is null ? null : Name(id);

    private LocalDate Today() => LocalDate.FromDateTime(time.GetLocalNow().DateTime);
}
