using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Files;

internal static class FileEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/files").WithTags("files");
        group.MapPost("/", Upload).WithName("uploadFile").RequireAuthorization(Access.Person).AddOpenApiOperationTransformer(FileDescription.OfUpload);
        group.MapGet("/{file:guid}", Download).WithName("downloadFile").RequireAuthorization(Access.Person).AddOpenApiOperationTransformer(FileDescription.OfDownload);
    }

    /// <summary>Stores one file, sealed as it streams in; its id is then sent as a form's value.</summary>
    /// <remarks>The body is <c>multipart/form-data</c> with one part named <c>file</c>.</remarks>
    public static Results<Created<UploadedFile>, ProblemAnswer> Upload(HttpRequest request) => Pending.Answer;

    /// <summary>Gives a stored file back, always as an attachment.</summary>
    public static Results<PushStreamHttpResult, ProblemAnswer> Download(Guid file) => Pending.Answer;
}
