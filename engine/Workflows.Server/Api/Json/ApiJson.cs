using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Workflows.Server.Api.Json;

/// <summary>How bodies are written and read: camel case, kebab-case names of choices, ISO 8601 times in UTC, dates as days.</summary>
/// <remarks>Reading is strict: an unknown or doubled property, a number as text or a null where none is allowed is an error,
/// so that a misspelt field is told instead of dropped.</remarks>
public static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.PropertyNameCaseInsensitive = false;
        options.MaxDepth = 32;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new PatternConverter<Instant>(InstantPattern.ExtendedIso, "a time such as 2020-02-10T08:00:00Z"));
        options.Converters.Add(new PatternConverter<LocalDate>(LocalDatePattern.Iso, "a day such as 2020-02-10"));
    }

    private sealed class PatternConverter<T>(IPattern<T> pattern, string expected) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && pattern.Parse(reader.GetString()!).TryGetValue(default!, out var value)
                ? value
                : throw new JsonException($"Not {expected}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
    }
}
