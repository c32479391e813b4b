using System.Buffers;
using System.Text;
using System.Text.Json;
using Workflows.Language.Feel.Temporal;

namespace Workflows.Language.Feel.Json;

/// <summary>The form in which values are stored; see <see cref="FeelJson"/>.</summary>
internal static class CanonicalJson
{
    private const string DateKey = "@date";
    private const string TimeKey = "@time";
    private const string DateTimeKey = "@date and time";
    private const string DurationKey = "@duration";
    private const string RangeKey = "@range";
    private const string FunctionKey = "@function";

    public static void Write(Utf8JsonWriter writer, FeelValue value)
    {
        switch (value)
        {
            case FeelNull:
                writer.WriteNullValue();
                break;
            case FeelBoolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case FeelNumber number:
                writer.WriteRawValue(number.Value.ToString(), skipInputValidation: true);
                break;
            case FeelText text:
                writer.WriteStringValue(text.Value);
                break;
            case FeelList list:
                WriteItems(writer, list.Items);
                break;
            case FeelContext context:
                WriteEntries(writer, context);
                break;
            case FeelRange range:
                WriteTagged(writer, RangeKey, range);
                break;
            case FeelFunction function:
                WriteTagged(writer, FunctionKey, function.Text);
                break;
            default:
                WriteTagged(writer, KeyOf(value), FeelPrinter.Temporal(value)!);
                break;
        }
    }

    public static FeelValue Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            Advance(ref reader);
        }

        return reader.TokenType switch
        {
            JsonTokenType.Null => FeelValue.Null,
            JsonTokenType.True => FeelValue.True,
            JsonTokenType.False => FeelValue.False,
            JsonTokenType.String => new FeelText(reader.GetString()!),
            JsonTokenType.Number => ReadNumber(ref reader),
            JsonTokenType.StartArray => ReadList(ref reader),
            JsonTokenType.StartObject => ReadObject(ref reader),
            _ => throw new JsonException($"A value was expected, not {reader.TokenType}."),
        };
    }

    private static string KeyOf(FeelValue value) => value switch
    {
        FeelDate => DateKey,
        FeelTime => TimeKey,
        FeelDateTime => DateTimeKey,
        _ => DurationKey,
    };

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable<FeelValue> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteEntries(Utf8JsonWriter writer, FeelContext context)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in context.Entries)
        {
            writer.WritePropertyName(name is ['@', ..] ? "@" + name : name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteTagged(Utf8JsonWriter writer, string key, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(key, text);
        writer.WriteEndObject();
    }

    private static void WriteTagged(Utf8JsonWriter writer, string key, FeelRange range)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(key);
        WriteItems(writer, [range.Start, FeelValue.Of(range.StartIncluded), range.End, FeelValue.Of(range.EndIncluded)]);
        writer.WriteEndObject();
    }

    private static FeelNumber ReadNumber(ref Utf8JsonReader reader)
    {
        var text = Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        return Decimal34.Parse(text) is { } value && string.Equals(value.ToString(), text, StringComparison.Ordinal)
            ? new(value)
            : throw new JsonException($"{text} is not a number in canonical form.");
    }

    private static FeelList ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<FeelValue>();
        while (Advance(ref reader) != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader));
        }

        return new([.. items]);
    }

    private static FeelValue ReadObject(ref Utf8JsonReader reader)
    {
        var entries = new List<KeyValuePair<string, FeelValue>>();
        while (Advance(ref reader) != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            Advance(ref reader);
            if (key is ['@', not '@', ..] or "@")
            {
                return entries.Count == 0 ? ReadTagged(ref reader, key) : throw new JsonException($"'{key}' must stand alone.");
            }

            entries.Add(new(key is ['@', ..] ? key[1..] : key, Read(ref reader)));
        }

        var context = new FeelContext(entries);
        return context.Entries.Length == entries.Count ? context : throw new JsonException("A key occurs twice.");
    }

    private static FeelValue ReadTagged(ref Utf8JsonReader reader, string key)
    {
        var content = Read(ref reader);
        if (Advance(ref reader) != JsonTokenType.EndObject)
        {
            throw new JsonException($"'{key}' must stand alone.");
        }

        return Tagged(key, content) is { } value && (
            value is FeelRange or FeelFunction || FeelPrinter.Temporal(value) == ((FeelText)content).Value)
            ? value
            : throw new JsonException($"This is not a {key[1..]} in canonical form.");
    }

    private static FeelValue? Tagged(string key, FeelValue content) => (key, content) switch
    {
        (DateKey, FeelText text) => TemporalText.ReadDate(text.Value) is { } date ? new FeelDate(date) : null,
        (TimeKey, FeelText text) => TemporalText.ReadTime(text.Value),
        (DateTimeKey, FeelText text) => TemporalText.ReadDateTime(text.Value),
        (DurationKey, FeelText text) => DurationText.Read(text.Value),
        (FunctionKey, FeelText text) => new FeelFunction(text.Value, callable: null),
        (RangeKey, FeelList { Items: [var start, FeelBoolean from, var end, FeelBoolean to] }) =>
            new FeelRange(start, from.Value, end, to.Value),
        _ => null,
    };

    private static JsonTokenType Advance(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new JsonException("The JSON ends too early.");
}
