using System.Text.Json;
using Workflows.Language.Feel.Json;

namespace Workflows.Language.Feel;

/// <summary>Values as JSON, in two forms.</summary>
/// <remarks>
/// <b>Canonical</b>: typed and one way only, for storage and the journal. Text, boolean, null, list as in JSON; a number as a JSON
/// number in its canonical form; a context as an object; every other kind as an object of one key that begins with <c>@</c>:
/// <c>{"@date":"2020-02-10"}</c>, <c>@time</c>, <c>@date and time</c>, <c>@duration</c>, <c>@range</c>, <c>@function</c> (only its text
/// is kept); a context key that begins with <c>@</c> is written with a second one. Lists and contexts nest at most 60 deep.
/// <b>Plain</b>: what an API client or a form sends; dates and durations are texts and are read by the declared type.
/// </remarks>
public static class FeelJson
{
    /// <summary>How deep lists and contexts may nest: what JSON readers accept by default, less room for an envelope.</summary>
    public const int MaxDepth = 60;

    public static void Write(Utf8JsonWriter writer, FeelValue value) => CanonicalJson.Write(writer, value);

    /// <summary>Reads one value; the reader stands on its first token, or before it.</summary>
    /// <exception cref="JsonException">The JSON is not in canonical form.</exception>
    public static FeelValue Read(ref Utf8JsonReader reader) => CanonicalJson.Read(ref reader);

    /// <summary>The value in plain JSON; ranges and functions as the text that FEEL writes.</summary>
    public static void WritePlain(Utf8JsonWriter writer, FeelValue value) => PlainJson.Write(writer, value);

    /// <summary>Reads plain JSON as the declared type. JSON's null is FEEL's null for every type; fields that a declared context does
    /// not have are a problem.</summary>
    /// <returns>The value, or null with <paramref name="problem"/> saying in words what does not fit.</returns>
    public static FeelValue? ReadPlain(JsonElement json, FeelType type, out string? problem) => PlainJson.Read(json, type, out problem);
}
