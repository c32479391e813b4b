using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Workflows.Server.Api.Files;

/// <summary>How the OpenAPI document tells of bodies that are files: they are streamed, so no parameter's type tells it.</summary>
internal static class FileDescription
{
    public static Task OfUpload(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = Content("multipart/form-data", new()
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string>(StringComparer.Ordinal) { "file" },
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["file"] = Bytes() },
            }),
        };
        return Task.CompletedTask;
    }

    public static Task OfDownload(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        operation.Responses["200"] = new OpenApiResponse { Description = "The file.", Content = Content("application/octet-stream", Bytes()) };
        return Task.CompletedTask;
    }

    private static Dictionary<string, OpenApiMediaType> Content(string type, OpenApiSchema schema) =>
        new(StringComparer.Ordinal) { [type] = new() { Schema = schema } };

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
