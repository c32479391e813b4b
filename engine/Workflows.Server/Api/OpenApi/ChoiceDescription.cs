using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workflows.Server.Api.Json;

namespace Workflows.Server.Api.OpenApi;

/// <summary>Tells of query parameters that are one of a closed set which ones there are.</summary>
internal static class ChoiceDescription
{
    public static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in context.Description.ParameterDescriptions)
        {
            if (ChoicesOf(parameter.ParameterDescriptor?.ParameterType) is { } choices
                && operation.Parameters?.FirstOrDefault(p => p.Name == parameter.Name) is OpenApiParameter described)
            {
                context.Document?.AddComponent(choices.Name, await context.GetOrCreateSchemaAsync(choices, cancellationToken: cancellationToken));
                described.Schema = new OpenApiSchemaReference(choices.Name, context.Document);
            }
        }
    }

    private static Type? ChoicesOf(Type? type)
    {
        var plain = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return plain is { IsGenericType: true } && plain.GetGenericTypeDefinition() == typeof(Choice<>) ? plain.GetGenericArguments()[0] : null;
    }
}
