using System.Text.Json;

namespace Workflows.Language.Feel.Json;

/// <summary>Writes the form that clients and forms understand; see <see cref="FeelJson"/>.</summary>
internal static class PlainJson
{
    public static void Write(Utf8JsonWriter writer, FeelValue value)
    {
        switch (value)
        {
            case FeelList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case FeelContext context:
                writer.WriteStartObject();
                foreach (var (name, entry) in context.Entries)
                {
                    writer.WritePropertyName(name);
                    Write(writer, entry);
                }

                writer.WriteEndObject();
                break;
            case FeelNull or FeelBoolean or FeelNumber:
                CanonicalJson.Write(writer, value);
                break;
            default:
                writer.WriteStringValue(FeelPrinter.Text(value));
                break;
        }
    }

    public static FeelValue? Read(JsonElement json, FeelType type, out string? problem)
    {
        var reader = new PlainJsonReader();
        var value = reader.Read(json, type);
        problem = reader.Problem;
        return value;
    }
}
