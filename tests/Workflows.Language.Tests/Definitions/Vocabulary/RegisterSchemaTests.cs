using System.Text.Json.Nodes;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Tables;
using Xunit;

namespace Workflows.Language.Tests.Definitions.Vocabulary;

public sealed class RegisterSchemaTests
{
    private const string Update = "WORKFLOWS_UPDATE_DOCS";

    public static TheoryData<string> Kinds() => [.. RegisterSchemas.Kinds];

    /// <summary>Run with WORKFLOWS_UPDATE_DOCS=1 to write the files anew.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_schema_beside_the_processes_is_the_one_of_the_code(string kind)
    {
        var path = Repository.PathOf($"processes/schema/{kind}.schema.json");
        var schema = RegisterSchemas.Write(kind);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, schema);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == schema, $"{path} is out of step; run this test once with {Update}=1");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_reference_leads_somewhere_and_nothing_is_left_over(string kind)
    {
        var root = JsonNode.Parse(RegisterSchemas.Write(kind))!.AsObject();
        var definitions = root["$defs"]!.AsObject().Select(d => $"#/$defs/{d.Key}").ToHashSet();

        Assert.Equal(definitions.Order(), ReferencesIn(root).Distinct().Order());
    }

    [Fact]
    public void The_vocabulary_knows_the_types_of_columns() =>
        Assert.Equal(ColumnType.All.Select(t => t.Name), RegisterVocabulary.ColumnTypes);

    private static IEnumerable<string> ReferencesIn(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(e => e.Key == "$ref" ? [e.Value!.GetValue<string>()] : ReferencesIn(e.Value)),
        JsonArray list => list.SelectMany(ReferencesIn),
        _ => [],
    };
}
