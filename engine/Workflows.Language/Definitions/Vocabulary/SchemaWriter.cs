using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>Writes the JSON Schema (draft 2020-12) of a kind of file from the key sets that its reader allows.</summary>
internal static class SchemaWriter
{
    private const string AnyText = "text";
    private const string StepList = "steps";
    private const string AnyStep = "step";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="file">The keys of the file.</param>
    /// <param name="title">What the kind of file is called.</param>
    /// <param name="description">What it is for, in one sentence.</param>
    public static string Write(KeySet file, string title, string description)
    {
        var reached = new SchemaReach(file);
        var definitions = new JsonObject
        {
            // An editor takes 3 for a number and true for a boolean where the language takes both for the texts that they look like.
            [AnyText] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        };
        if (reached.HasSteps)
        {
            definitions[StepList] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Reference(AnyStep) };
            definitions[AnyStep] = new JsonObject { ["anyOf"] = new JsonArray([.. StepVocabulary.Kinds.Select(k => Reference(k.Keys.Name))]) };
        }

        foreach (var set in reached.Sets.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            definitions[set.Name] = ObjectOf(set);
        }

        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
            ["description"] = description,
        };
        foreach (var (name, value) in ObjectOf(file).ToList())
        {
            root[name] = value?.DeepClone();
        }

        root["$defs"] = definitions;
        return root.ToJsonString(Layout).ReplaceLineEndings("\n") + "\n";
    }

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
        ValueShape.Text => Reference(AnyText),
        ValueShape.WholeNumber => new() { ["type"] = "integer", ["minimum"] = 1 },
        ValueShape.Number => new() { ["type"] = "integer", ["minimum"] = 0 },
        ValueShape.YesNo => new() { ["enum"] = new JsonArray(true, false, "yes", "no") },
        ValueShape.OneOf one => new() { ["enum"] = new JsonArray([.. one.Words.Select(w => JsonValue.Create(w))]) },
        ValueShape.ListOf list => new() { ["type"] = "array", ["items"] = Schema(list.Item) },
        ValueShape.MapOf map => new() { ["type"] = "object", ["additionalProperties"] = Schema(map.Value) },
        ValueShape.Keys keys => Reference(keys.Set.Name),
        ValueShape.AnyOf any => new() { ["anyOf"] = new JsonArray([.. any.Shapes.Select(Schema)]) },
        ValueShape.Anything => [],
        ValueShape.Steps => Reference(StepList),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "The set of shapes is closed."),
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    /// <summary>The key sets that a file may hold, found by following its keys.</summary>
    private sealed class SchemaReach
    {
        private readonly Dictionary<string, KeySet> _sets = new(StringComparer.Ordinal);

        public SchemaReach(KeySet file) => Follow(file);

        public IEnumerable<KeySet> Sets => _sets.Values;

        public bool HasSteps { get; private set; }

        private void Follow(KeySet set)
        {
            foreach (var key in set.Keys)
            {
                Follow(key.Shape);
            }
        }

        private void Follow(ValueShape shape)
        {
            switch (shape)
            {
                case ValueShape.Keys keys when _sets.TryAdd(keys.Set.Name, keys.Set):
                    Follow(keys.Set);
                    break;
                case ValueShape.ListOf list:
                    Follow(list.Item);
                    break;
                case ValueShape.MapOf map:
                    Follow(map.Value);
                    break;
                case ValueShape.AnyOf any:
                    any.Shapes.ToList().ForEach(Follow);
                    break;
                case ValueShape.Steps when !HasSteps:
                    HasSteps = true;
                    StepVocabulary.Kinds.ToList().ForEach(k => Follow(new ValueShape.Keys(k.Keys)));
                    break;
                default:
                    break;
            }
        }
    }
}
