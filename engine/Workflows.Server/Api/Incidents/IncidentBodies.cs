using NodaTime;

namespace Workflows.Server.Api.Incidents;

/// <summary>Something that went wrong and waits for an administrator.</summary>
/// <param name="Instance">The instance's id.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Incident">Its number within the instance.</param>
/// <param name="Node">Where.</param>
/// <param name="Code"><c>WF9…</c>, see the catalogue of diagnostics.</param>
/// <param name="Message">Names of variables involved, never their values.</param>
/// <param name="RaisedAt">When.</param>
public sealed record IncidentBody(Guid Instance, string Process, long Incident, string Node, string Code, string Message, Instant RaisedAt);
