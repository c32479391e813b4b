using NodaTime;

namespace Workflows.Server.Api.Calls;

/// <summary>A call of a service that is under way or is to be made.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Node">The step.</param>
/// <param name="Host">Whom it goes to.</param>
/// <param name="Attempts">How many were begun.</param>
/// <param name="DueAt">When the next attempt may begin; while one is under way, when that is given up.</param>
/// <param name="UnderWay">True while an attempt is.</param>
/// <param name="Failure">Why the last attempt came to nothing, such as <c>timeout</c>; null before one has.</param>
public sealed record CallBody(
    Guid Instance, string Process, string Node, string Host, int Attempts, Instant DueAt, bool UnderWay, string? Failure);
