using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Api.Files;

/// <summary>The file in a <c>multipart/form-data</c> body (RFC 7578), read as it comes in: nothing of it is kept on a disk in between.</summary>
/// <param name="Content">To be read once, before anything else of the request.</param>
/// <param name="Name">As the sender's computer called it, without a path.</param>
/// <param name="Type">The media type that the sender gave.</param>
internal sealed record UploadPart(Stream Content, string Name, string Type)
{
    private const string PartName = "file";
    private const string UnknownType = "application/octet-stream";
    private const int LongestBoundary = 70;

    public static async Task<(UploadPart? Part, ProblemAnswer? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return (null, ProblemKind.UnsupportedType.Answer("A file is sent as multipart/form-data with one part named 'file'."));
        }

        try
        {
            var section = await new MultipartReader(boundary, request.Body).ReadNextSectionAsync(cancellationToken);
            return section?.GetContentDispositionHeader() is { } disposition
                && HeaderUtilities.RemoveQuotes(disposition.Name).Value == PartName
                && NameOf(disposition) is { Length: > 0 } name
                    ? (new(section.Body, name, section.ContentType ?? UnknownType), null)
                    : (null, ProblemKind.Malformed.Answer("The first part of the body is not a file named 'file'."));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, ProblemKind.Malformed.Answer("The body ends before its parts do, or its parts cannot be told apart."));
        }
    }

    /// <summary>Some browsers send a path; only its last part is the name.</summary>
    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        return name?[(name.LastIndexOfAny(['/', '\\']) + 1)..];
    }
}
