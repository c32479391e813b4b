using System.Text.Json;

namespace Workflows.Language.Feel;

/// <summary>Values as JSON, in two forms.</summary>
/// <remarks>
/// <b>Canonical</b>: typed and one way only, for storage and the journal. Text, boolean, null, list as in JSON; a number as a JSON
/// number in its canonical form; a context as an object; every other kind as an object of one key that begins with <c>@</c>, such as
/// <c>{"@date":"2020-02-10"}</c>; a context key that begins with <c>@</c> is written with a second one.
/// <b>Plain</b>: what an API client or a form sends; dates and durations are texts and are read by the declared type.
/// </remarks>
public static class FeelJson
{
    public static void Write(Utf8JsonWriter writer, FeelValue value) => throw new NotImplementedException();

    /// <exception cref="JsonException">The JSON is not in canonical form.</exception>
    public static FeelValue Read(ref Utf8JsonReader reader) => throw new NotImplementedException();

    /// <summary>The value in plain JSON.</summary>
    public static void WritePlain(Utf8JsonWriter writer, FeelValue value) => throw new NotImplementedException();

    /// <summary>Reads plain JSON as the declared type.</summary>
    /// <returns>The value, or null with <paramref name="problem"/> saying in words what does not fit.</returns>
    public static FeelValue? ReadPlain(JsonElement json, FeelType type, out string? problem) => throw new NotImplementedException();
}
