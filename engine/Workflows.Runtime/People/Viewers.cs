using NodaTime;

namespace Workflows.Runtime.People;

/// <summary>Makes viewers of people, by the organisation in force today.</summary>
/// <remarks>The day is that of the zone in which this process runs.</remarks>
public sealed class Viewers(OrganisationStore organisations, TimeProvider time)
{
    /// <summary>A person with the roles that they hold today; one whom the directory does not know acts for themselves only.</summary>
    public async ValueTask<Viewer> OfAsync(string person, CancellationToken cancellationToken)
    {
        var today = LocalDate.FromDateTime(time.GetLocalNow().DateTime);
        var organisation = await organisations.InForceAsync(cancellationToken);
        return Viewer.Of(person, organisation?.PrincipalsOf(person, today) ?? []);
    }
}
