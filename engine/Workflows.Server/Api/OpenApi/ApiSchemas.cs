using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Workflows.Server.Api.OpenApi;

/// <summary>Puts right what the schemas of the framework leave open, so that types generated from them are exact.</summary>
internal static class ApiSchemas
{
    /// <summary>The name that a type is referred to by; null: written out where it is used.</summary>
    public static string? NameOf(JsonTypeInfo type) =>
        Plain(type.Type) is var plain && (plain == typeof(Instant) || plain == typeof(LocalDate) || plain == typeof(JsonElement))
            ? null
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var plain = Plain(type);
        if (plain == typeof(Instant) || plain == typeof(LocalDate))
        {
            schema.Type = JsonSchemaType.String | (plain == type ? default : JsonSchemaType.Null);
            schema.Format = plain == typeof(Instant) ? "date-time" : "date";
        }
        else if (plain.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Dictionary)
        {
            schema.AdditionalProperties = new OpenApiSchema();
        }
        else if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && !type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            // Reading requests is strict; answers may gain members.
            schema.AdditionalPropertiesAllowed = true;
        }

        return Task.CompletedTask;
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
