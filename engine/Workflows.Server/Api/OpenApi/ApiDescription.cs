using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Api.OpenApi;

/// <summary>The OpenAPI document, written from the endpoints; <c>openapi.json</c> beside the project is its committed copy.</summary>
internal static class ApiDescription
{
    public const string Document = "v1";

    public const string Path = ApiRoutes.Root + "/openapi.json";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(NameProblem);
        options.AddOperationTransformer(ChoiceDescription.Describe);
        options.AddSchemaTransformer(ApiSchemas.Describe);
        options.CreateSchemaReferenceId = ApiSchemas.NameOf;
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Workflows",
            Version = Document,
            Description =
                "Every write takes the header Operation-Id (a UUID, best of version 7: it begins with the time, and what lies "
                + "together is written faster): repeated with the same one, it answers as the first time and "
                + "takes no second effect. A browser's writes also carry Workflows-Request: 1. The command line signs in by the bearer "
                + "token in server.json and names the person to act as in the header Act-As. Times are UTC, days are dates. "
                + "Texts of processes come in the language that Accept-Language or the query parameter language asks for, where a process has it.",
        };
        document.Servers = [];
        return Task.CompletedTask;
    }

    /// <summary>Whatever goes wrong is answered with a problem: one response for every status that is not told otherwise.</summary>
    private static Task NameProblem(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Responses?.Remove(ProblemKind.Malformed.Status.ToString(CultureInfo.InvariantCulture), out var problem) is true)
        {
            problem.Description = "It was not carried out.";
            operation.Responses["default"] = problem;
        }

        return Task.CompletedTask;
    }
}
