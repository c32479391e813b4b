using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The JSON Schema (draft 2020-12) of <c>*.process.yaml</c>, by which editors complete and check while one writes.</summary>
/// <remarks>Written from the same key sets that the reader allows. It says which keys there are and what kind of value each has;
/// whether names, times and expressions are right only a check can tell.</remarks>
public static class ProcessSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write()
    {
        var definitions = new JsonObject
        {
            // An editor takes 3 for a number and true for a boolean where the language takes both for the texts that they look like.
            ["text"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
            ["steps"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Reference("step") },
            ["step"] = new JsonObject { ["anyOf"] = new JsonArray([.. StepVocabulary.Kinds.Select(k => Reference(k.Keys.Name))]) },
        };
        foreach (var set in AllSets().OrderBy(s => s.Name, StringComparer.Ordinal))
            definitions[set.Name] = ObjectOf(set);

        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Process",
            ["description"] = "A routine: who does what by when.",
        };
        foreach (var (name, value) in ObjectOf(ProcessVocabulary.Process).ToList())
            root[name] = value?.DeepClone();
        root["$defs"] = definitions;
        return root.ToJsonString(Layout).ReplaceLineEndings("\n") + "\n";
    }

    private static ImmutableArray<KeySet> AllSets() =>
    [
        ProcessVocabulary.Plan,
        ProcessVocabulary.DataField,
        ProcessVocabulary.FormField,
        ProcessVocabulary.StartRule,
        StepVocabulary.Outcome,
        StepVocabulary.ChooseWhen,
        StepVocabulary.ChooseOtherwise,
        StepVocabulary.ParallelBranch,
        StepVocabulary.WaitRule,
        .. StepVocabulary.Kinds.Select(k => k.Keys),
    ];

    private static JsonObject ObjectOf(KeySet set)
    {
        var properties = new JsonObject();
        foreach (var key in set.Keys)
        {
            var schema = Schema(key.Shape);
            schema["description"] = key.Description;
            properties[key.Name] = schema;
        }

        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. set.Keys.Where(k => k.Presence == Presence.Required).Select(k => JsonValue.Create(k.Name))]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Schema(ValueShape shape) => shape switch
    {
        ValueShape.Text => Reference("text"),
        ValueShape.WholeNumber => new() { ["type"] = "integer", ["minimum"] = 1 },
        ValueShape.YesNo => new() { ["enum"] = new JsonArray(true, false, "yes", "no") },
        ValueShape.OneOf one => new() { ["enum"] = new JsonArray([.. one.Words.Select(w => JsonValue.Create(w))]) },
        ValueShape.ListOf list => new() { ["type"] = "array", ["items"] = Schema(list.Item) },
        ValueShape.MapOf map => new() { ["type"] = "object", ["additionalProperties"] = Schema(map.Value) },
        ValueShape.Keys keys => Reference(keys.Set.Name),
        ValueShape.AnyOf any => new() { ["anyOf"] = new JsonArray([.. any.Shapes.Select(Schema)]) },
        ValueShape.Steps => Reference("steps"),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "The set of shapes is closed."),
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };
}
