using System.Text.Json;
using Workflows.Server.Api.Files;
using Workflows.Server.Hosting;

namespace Workflows.Server.Api.Problems;

/// <summary>Says what is wrong with a request that could not be read, by places and names, never by the values sent.</summary>
internal static class MalformedRequest
{
    public static ProblemAnswer Explain(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLarge(),
        StatusCodes.Status415UnsupportedMediaType => ProblemKind.UnsupportedType.Answer(),
        _ when bad.InnerException is JsonException json => OfJson(json),
        _ => ProblemKind.Malformed.Answer("A parameter or the body is missing or has the wrong form."),
    };

    public static ProblemAnswer TooLarge() =>
        ProblemKind.TooLarge.Answer($"The body is larger than {SizeWords.Of(ServerApp.LargestBody)}, which is the most that is taken.");

    private static ProblemAnswer OfJson(JsonException json)
    {
        var place = json.LineNumber is { } line ? $" at line {line + 1}, column {json.BytePositionInLine + 1}" : "";
        var path = json.Path is { Length: > 1 } at ? $", in {at}" : "";
        return ProblemKind.Malformed.Answer(
            $"The body is not the JSON that is expected here{place}{path}.",
            "Compare it with the description in /api/v1/openapi.json: names, types and required members.");
    }
}
