using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Language.Definitions;

namespace Workflows.Server.Api.Directory;

internal static class DirectoryEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/directory", Get).WithTags("directory").WithName("getDirectory");

    /// <summary>Units, roles and people of the embedded directory as they are today.</summary>
    public static Ok<DirectoryBody> Get(People people) =>
        TypedResults.Ok(people.Organisation is { } organisation ? Describe(organisation, people) : new DirectoryBody(null, [], [], []));

    private static DirectoryBody Describe(Organisation organisation, People people) => new(
        organisation.Name.Value,
        [.. organisation.Units.Select(u => new UnitBody(u.Id.Value, u.Name.Value, u.Kind?.Value, u.Parent?.Value))],
        [.. organisation.Roles.Select(r => new RoleBody(r.Id.Value, r.Title.Value, r.PerUnit))],
        [.. organisation.People.Select(p => people.Describe(organisation, p)).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)]);
}
