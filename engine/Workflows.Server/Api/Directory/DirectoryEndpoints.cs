using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Directory;

internal static class DirectoryEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/directory", Get).WithTags("directory").WithName("getDirectory");

    /// <summary>Units, roles and people of the embedded directory as they are today.</summary>
    public static Ok<DirectoryBody> Get(Asker asker) => TypedResults.Ok(asker.Directory.ToBody());
}
