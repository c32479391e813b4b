using System.Net;
using System.Text.Json;
using Xunit;

namespace Workflows.Cli.Tests;

/// <summary>workflows add-item: what is typed becomes the item.</summary>
public sealed class AddItemCommandTests
{
    private readonly CannedServer _server = new CannedServer().Answers(
        $"POST /api/v1/instances/{Bodies.First}/items", status: HttpStatusCode.NoContent);

    [Theory]
    [InlineData("preschool-d", "\"preschool-d\"")]
    [InlineData("id=d name=D=E since=2020-01-01", """{"id":"d","name":"D=E","since":"2020-01-01"}""")]
    public async Task Fields_or_one_value_are_sent_as_they_are_typed(string typed, string sent)
    {
        var run = await _server.RunAsync(["add-item", Bodies.First.ToString(), .. typed.Split(' '), "--to", "collect", "--reason", "new"]);

        Assert.Equal($"Added to collect of {Bodies.First}.\n", run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(sent).RootElement, _server.Last("POST").Json.GetProperty("item")));
    }

    [Theory]
    [InlineData("id=d", "name", "'name' is no field with a value")]
    [InlineData("id=d", "id=e", "The field 'id' is given twice")]
    public async Task A_slip_is_told_before_anything_is_sent(string first, string second, string told)
    {
        var run = await _server.RunAsync("add-item", Bodies.First.ToString(), first, second, "--to", "collect", "--reason", "new");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }
}
