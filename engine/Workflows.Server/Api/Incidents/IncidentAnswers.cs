using Workflows.Runtime.Queries;

namespace Workflows.Server.Api.Incidents;

internal static class IncidentAnswers
{
    public static IncidentBody Describe(IncidentListing listing) => new(
        listing.Instance.Value,
        listing.Process,
        listing.Incident.Id.Value,
        listing.Incident.Node,
        listing.Incident.Code,
        listing.Incident.Message,
        listing.Incident.RaisedAt);
}
