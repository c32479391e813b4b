using System.Text.Json.Nodes;
using Workflows.Language.Definitions.Vocabulary;
using Xunit;

namespace Workflows.Language.Tests.Definitions.Vocabulary;

public sealed class ProcessSchemaTests
{
    private const string Update = "WORKFLOWS_UPDATE_DOCS";

    /// <summary>Run with WORKFLOWS_UPDATE_DOCS=1 to write the file anew.</summary>
    [Fact]
    public void The_schema_beside_the_processes_is_the_one_of_the_code()
    {
        var path = Repository.PathOf("processes/schema/process.schema.json");
        var schema = ProcessSchema.Write();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, schema);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == schema, $"{path} is out of step; run this test once with {Update}=1");
    }

    [Fact]
    public void Every_reference_of_the_schema_leads_somewhere()
    {
        var root = JsonNode.Parse(ProcessSchema.Write())!.AsObject();
        var definitions = root["$defs"]!.AsObject();

        Assert.All(ReferencesIn(root), reference => Assert.True(definitions.ContainsKey(reference["#/$defs/".Length..]), reference));
    }

    /// <summary>Whoever adds a key tells authors of it.</summary>
    [Fact]
    public void The_authors_guide_names_every_key()
    {
        var guide = File.ReadAllText(Repository.PathOf("processes/README.md"));
        var keys = StepVocabulary.Kinds.SelectMany(k => k.Keys.Names)
            .Concat(ProcessVocabulary.Process.Names)
            .Concat(ProcessVocabulary.DataField.Names)
            .Concat(ProcessVocabulary.FormField.Names)
            .Concat(StepVocabulary.Outcome.Names)
            .Concat(StepVocabulary.WaitRule.Names)
            .Distinct();

        Assert.All(keys, key => Assert.True(guide.Contains($"`{key}", StringComparison.Ordinal), $"processes/README.md does not name '{key}'"));
    }

    private static IEnumerable<string> ReferencesIn(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(e => e.Key == "$ref" ? [e.Value!.GetValue<string>()] : ReferencesIn(e.Value)),
        JsonArray list => list.SelectMany(ReferencesIn),
        _ => [],
    };
}
