using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Workflows.Language.Feel;

namespace Workflows.Engine.State;

/// <summary>How events and elements are written for storage: camel case, ISO 8601 times, values in FEEL's canonical form,
/// no names of CLR types.</summary>
public static class EngineJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new FeelValueConverter());
        options.Converters.Add(new FeelContextConverter());
        options.Converters.Add(new TextConverter<Instant>(InstantPattern.ExtendedIso));
        options.Converters.Add(new TextConverter<LocalDate>(LocalDatePattern.Iso));
        options.Converters.Add(new IdConverter());
        options.Converters.Add(new NumberConverter<ScopeId>(v => new(v), id => id.Value));
        options.Converters.Add(new NumberConverter<TokenId>(v => new(v), id => id.Value));
        options.Converters.Add(new NumberConverter<TaskId>(v => new(v), id => id.Value));
        options.Converters.Add(new NumberConverter<WaitId>(v => new(v), id => id.Value));
        options.Converters.Add(new NumberConverter<IncidentId>(v => new(v), id => id.Value));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class FeelValueConverter : JsonConverter<FeelValue>
    {
        public override bool HandleNull => true;

        public override FeelValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FeelJson.Read(ref reader);

        public override void Write(Utf8JsonWriter writer, FeelValue value, JsonSerializerOptions options) => FeelJson.Write(writer, value);
    }

    private sealed class FeelContextConverter : JsonConverter<FeelContext>
    {
        public override FeelContext Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FeelJson.Read(ref reader) as FeelContext ?? throw new JsonException("A context was expected.");

        public override void Write(Utf8JsonWriter writer, FeelContext value, JsonSerializerOptions options) => FeelJson.Write(writer, value);
    }

    private sealed class TextConverter<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parsed = pattern.Parse(reader.GetString() ?? "");
            return parsed.Success ? parsed.Value : throw new JsonException($"Not a {typeof(T).Name}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
    }

    private sealed class IdConverter : JsonConverter<InstanceId>
    {
        public override InstanceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, InstanceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class NumberConverter<T>(Func<long, T> wrap, Func<T, long> unwrap) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => wrap(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(unwrap(value));
    }
}
