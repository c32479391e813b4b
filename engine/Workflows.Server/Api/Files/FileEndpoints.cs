using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Files;

internal static class FileEndpoints
{
    /// <summary>What a multipart body has beside the file: boundaries and headers.</summary>
    private const long Wrapping = 16 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/files").WithTags("files").RequireAuthorization(Access.Person);
        group.MapPost("/", Upload).WithName("uploadFile").AddOpenApiOperationTransformer(FileDescription.OfUpload);
        group.MapGet("/{file:guid}", Download).WithName("downloadFile").AddOpenApiOperationTransformer(FileDescription.OfDownload);
    }

    /// <summary>Stores one file, sealed as it streams in; its id is then sent as a form's value.</summary>
    /// <remarks>The body is <c>multipart/form-data</c> with one part named <c>file</c>.</remarks>
    public static async Task<Results<Created<UploadedFile>, ProblemAnswer>> Upload(
        HttpContext context, Asker asker, BlobStore blobs, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = blobs.Largest + Wrapping;
        }

        try
        {
            var (part, problem) = await UploadPart.ReadAsync(context.Request, cancellationToken);
            if (part is null)
            {
                return problem!;
            }

            return Describe(await blobs.UploadAsync(part.Content, part.Name, part.Type, asker.Caller.Operator, cancellationToken));
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(blobs.Largest);
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            return ProblemKind.Malformed.Answer("The body ends before the file does.");
        }
    }

    private static Results<Created<UploadedFile>, ProblemAnswer> Describe(BlobUploadResult result) => result switch
    {
        BlobUploadResult.Stored stored => TypedResults.Created(
            $"{ApiRoutes.Root}/files/{stored.Id}",
            new UploadedFile(stored.Id.ToString(), stored.Description.Name, stored.Description.Size, stored.Description.ContentType)),
        BlobUploadResult.TooLarge large => TooLarge(large.Largest),
        BlobUploadResult.Refused refused => ProblemKind.InvalidValues.Answer(refused.Reason),
        _ => throw new InvalidOperationException($"No case for {result.GetType().Name}: the set is closed."),
    };

    private static ProblemAnswer TooLarge(long largest) =>
        ProblemKind.TooLarge.Answer(
            $"The file is larger than {SizeWords.Of(largest)}, which is the most that is taken.", "Make it smaller, or split it.");

    /// <summary>Gives a stored file back, always as an attachment of no type that a browser would show.</summary>
    public static async Task<Results<PushStreamHttpResult, ProblemAnswer>> Download(
        Guid file, HttpResponse response, Asker asker, FileQueries files, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(asker.Viewer, asker.Caller.Operator, new(file), cancellationToken) is not { } download)
        {
            return ProblemKind.NotFound.Answer("There is no such file, or none that you may see.");
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(download.Description.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentLength = download.Description.Size;
        return TypedResults.Stream(body => download.CopyToAsync(body, cancellationToken), "application/octet-stream");
    }
}
