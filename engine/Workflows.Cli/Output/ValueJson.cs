using System.Text.Json;
using Workflows.Language.Feel;

namespace Workflows.Cli.Output;

/// <summary>Values of expressions for programs, in the plain form of <see cref="FeelJson"/>.</summary>
internal static class ValueJson
{
    public static JsonElement Of(FeelValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            FeelJson.WritePlain(writer, value);
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}
