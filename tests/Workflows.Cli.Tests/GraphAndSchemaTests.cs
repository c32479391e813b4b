using System.Text.Json;
using System.Xml.Linq;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class GraphAndSchemaTests : IDisposable
{
    private readonly ProcessesFolder _folder = new ProcessesFolder().With("expense.process.yaml", ProcessesFolder.Sound);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_process_is_drawn_as_mermaid_unless_told_otherwise()
    {
        var run = await _folder.RunAsync("graph", "expense.process.yaml");

        Assert.Equal(0, run.ExitCode);
        Snapshot.Verify(run.Output);
    }

    [Fact]
    public async Task A_picture_is_written_into_a_file()
    {
        var run = await _folder.RunAsync("graph", ".", "--format", "svg", "-o", "expense.svg");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal("svg", XElement.Parse(_folder.Read("expense.svg")).Name.LocalName);
    }

    [Fact]
    public async Task A_process_is_told_in_words()
    {
        var run = await _folder.RunAsync("graph", ".", "--format", "text");

        Assert.StartsWith("Expense claim\n- Task: Approve the claim; by manager\n  - approve: continue\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_and_lines_are_told_as_json()
    {
        var node = (await _folder.RunAsync("graph", ".", "--format", "json")).Json.GetProperty("nodes").EnumerateArray()
            .Single(n => n.GetProperty("id").GetString() == "approve");

        Assert.Equal("task", node.GetProperty("kind").GetString());
        Assert.True(node.GetProperty("box").GetProperty("width").GetInt32() > 0);
    }

    [Fact]
    public async Task Of_several_processes_one_is_chosen()
    {
        _folder.With("other.process.yaml", ProcessesFolder.Sound.Replace("process: expense", "process: other", StringComparison.Ordinal));

        var undecided = await _folder.RunAsync("graph", ".");
        var misspelt = await _folder.RunAsync("graph", ".", "--process", "othre");
        var chosen = await _folder.RunAsync("graph", ".", "--process", "other");

        Assert.Equal(2, undecided.ExitCode);
        Assert.Contains("choose with --process: 'expense' or 'other'", undecided.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'other'?", misspelt.Error, StringComparison.Ordinal);
        Assert.Equal(0, chosen.ExitCode);
    }

    [Fact]
    public async Task A_process_with_errors_is_drawn_and_the_errors_are_mentioned()
    {
        _folder.With("expense.process.yaml", ProcessesFolder.Sound.Replace("by: manager", "bye: manager", StringComparison.Ordinal));

        var run = await _folder.RunAsync("graph", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Approve the claim", run.Output, StringComparison.Ordinal);
        Assert.Contains("'workflows check .' tells more", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("process")]
    [InlineData("calendar")]
    [InlineData("clauses")]
    [InlineData("organisation")]
    [InlineData("table")]
    public async Task The_schema_of_a_kind_of_file_is_a_json_schema(string kind)
    {
        var run = await _folder.RunAsync("schema", kind);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", run.Json.GetProperty("$schema").GetString());
    }

    [Fact]
    public async Task A_schema_is_written_into_a_file()
    {
        await _folder.RunAsync("schema", "process", "-o", "process.schema.json");

        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(_folder.Read("process.schema.json")).RootElement.ValueKind);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_without_a_trace()
    {
        var run = await _folder.RunAsync("schema", "process", "-o", "no/such/folder/schema.json");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_without_a_schema_is_told()
    {
        var run = await _folder.RunAsync("schema", "proces");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean 'process'?", run.Error, StringComparison.Ordinal);
    }
}
