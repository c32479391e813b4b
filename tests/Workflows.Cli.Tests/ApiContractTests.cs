using System.Runtime.CompilerServices;
using System.Text.Json;
using Workflows.Cli.Client;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Cli.Tests;

/// <summary>Holds the client to the server's OpenAPI document.</summary>
public sealed class ApiContractTests
{
    private static readonly JsonElement Contract = JsonDocument.Parse(File.ReadAllText(PathOf("engine/Workflows.Server/openapi.json"))).RootElement;

    private static readonly (Type Body, string Schema)[] Bodies =
    [
        (typeof(PersonName), "PersonName"),
        (typeof(Due), "DueBody"),
        (typeof(DirectoryBody), "DirectoryBody"),
        (typeof(DirectoryPerson), "DirectoryPerson"),
        (typeof(SourceFile), "SourceFile"),
        (typeof(DeploymentRequest), "DeploymentRequest"),
        (typeof(DeploymentResult), "DeploymentResult"),
        (typeof(DeployedProcess), "DeployedProcess"),
        (typeof(DiagnosticJson), "DiagnosticBody"),
        (typeof(StartForm), "StartForm"),
        (typeof(FormLine), "FormLine"),
        (typeof(StartRequest), "StartRequest"),
        (typeof(StartedInstance), "StartedInstance"),
        (typeof(InstanceSummary), "InstanceSummary"),
        (typeof(InstanceDetail), "InstanceDetail"),
        (typeof(StepAnswer), "StepAnswer"),
        (typeof(AnswerValue), "AnswerValue"),
        (typeof(StepStanding), "StepStanding"),
        (typeof(IncidentBody), "IncidentBody"),
        (typeof(TaskSummary), "TaskSummary"),
        (typeof(TaskDetail), "TaskDetail"),
        (typeof(TaskOutcome), "OutcomeBody"),
        (typeof(ChecklistLine), "ChecklistLine"),
        (typeof(CompleteRequest), "CompleteRequest"),
        (typeof(CancelRequest), "CancelRequest"),
        (typeof(LinkBody), "LinkBody"),
        (typeof(LinkedCaseBody), "LinkedCaseBody"),
        (typeof(MessageRequest), "MessageRequest"),
        (typeof(DeliveredMessage), "DeliveredMessage"),
        (typeof(AddItemRequest), "AddItemRequest"),
        (typeof(UploadedFile), "UploadedFile"),
        (typeof(DocumentBody), "DocumentBody"),
        (typeof(CallBody), "CallBody"),
        (typeof(SignInLink), "SignInLink"),
        (typeof(SystemEntryBody), "SystemEntryBody"),
        (typeof(SendingBody), "SendingBody"),
        (typeof(SendingItem), "SendingItem"),
        (typeof(KeysBody), "KeysBody"),
        (typeof(KeyVersionBody), "KeyVersionBody"),
        (typeof(TimerBody), "TimerBody"),
        (typeof(StartList), "StartList"),
        (typeof(StartBody), "StartBody"),
        (typeof(PostponeRequest), "PostponeRequest"),
        (typeof(PostponementBody), "PostponementBody"),
        (typeof(PostponedDate), "PostponedDateBody"),
        (typeof(DeadlineBody), "DeadlineBody"),
        (typeof(DeadlineEntry), "DeadlineEntry"),
        (typeof(JournalEntry), "JournalEntryBody"),
        (typeof(Problem), "Problem"),
        (typeof(FieldProblem), "FieldProblemBody"),
    ];

    [Fact]
    public void Every_property_that_the_command_reads_or_writes_is_one_of_the_servers() => Assert.All(Bodies, pair =>
    {
        var known = SchemaOf(pair.Schema).GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
        Assert.All(pair.Body.GetProperties().Where(p => p.GetMethod!.IsPublic && p.Name != "EqualityContract"), p =>
            Assert.Contains(JsonNamingPolicy.CamelCase.ConvertName(p.Name), known));
    });

    [Fact]
    public void Every_property_that_the_server_requires_is_written()
    {
        Assert.All(Bodies.Where(b => b.Schema.EndsWith("Request", StringComparison.Ordinal)), pair =>
        {
            var required = SchemaOf(pair.Schema).TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()) : [];
            Assert.Subset(
                pair.Body.GetProperties().Select(p => (string?)JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToHashSet(),
                required.ToHashSet());
        });
    }

    [Theory]
    [InlineData("get", "/definitions/{process}/start-form")]
    [InlineData("post", "/deployments")]
    [InlineData("post", "/instances")]
    [InlineData("get", "/instances", "status", "process", "late", "text", "after", "limit")]
    [InlineData("get", "/instances/{instance}")]
    [InlineData("get", "/instances/{instance}/journal", "after", "limit")]
    [InlineData("post", "/instances/{instance}/cancel", "Operation-Id")]
    [InlineData("post", "/instances/{instance}/items", "Operation-Id")]
    [InlineData("get", "/tasks", "view", "late", "process", "instance", "after", "limit")]
    [InlineData("get", "/instances/{instance}/tasks/{task}")]
    [InlineData("post", "/instances/{instance}/tasks/{task}/complete", "Operation-Id")]
    [InlineData("post", "/files")]
    [InlineData("get", "/directory")]
    [InlineData("get", "/timers", "purpose", "process", "instance", "after", "limit")]
    public void Every_request_of_the_command_is_one_that_the_server_knows(string method, string path, params string[] parameters)
    {
        var operation = Contract.GetProperty("paths").GetProperty("/api/v1" + path).GetProperty(method);
        var known = operation.TryGetProperty("parameters", out var list)
            ? list.EnumerateArray().Select(p => p.GetProperty("name").GetString()).ToList()
            : [];

        Assert.All(parameters, p => Assert.Contains(p, known));
    }

    [Theory]
    [InlineData("FormLineKind", typeof(FormLineKind))]
    [InlineData("DeploymentOutcome", typeof(DeploymentOutcome))]
    public void Choices_have_the_servers_names(string schema, Type type) => Assert.Equal(
        SchemaOf(schema).GetProperty("enum").EnumerateArray().Select(v => v.GetString()),
        Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    private static JsonElement SchemaOf(string name) => Contract.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static string PathOf(string path, [CallerFilePath] string file = "") => Path.GetFullPath("../../" + path, Path.GetDirectoryName(file)!);
}
