using System.Collections.Immutable;

namespace Workflows.Server.Api.Directory;

/// <summary>The embedded directory as it is today.</summary>
/// <param name="Name">Of the organisation; null when none is deployed.</param>
/// <param name="Units">In the author's order.</param>
/// <param name="Roles">In the author's order.</param>
/// <param name="People">By name.</param>
public sealed record DirectoryBody(
    string? Name, ImmutableArray<UnitBody> Units, ImmutableArray<RoleBody> Roles, ImmutableArray<DirectoryPerson> People);

public sealed record UnitBody(string Id, string Name, string? Kind, string? Parent);

/// <param name="Id">Such as <c>head-teacher</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="PerUnit">True: held for one unit each.</param>
public sealed record RoleBody(string Id, string Title, bool PerUnit);

/// <param name="Id">The directory id.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Principals">The roles held today: <c>role</c> or <c>role@unit</c>.</param>
public sealed record DirectoryPerson(string Id, string Name, ImmutableArray<string> Principals);
