using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>What people answered can be read afterwards by those who may read the case, and by nobody else.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private const string HeadOfSouth = "emil";
    private CaseOfLeave _case = null!;

    public async Task InitializeAsync() => _case = await CaseOfLeave.StartAsync();

    public async Task DisposeAsync() => await _case.DisposeAsync();

    [Fact]
    public async Task While_others_have_still_to_answer_what_came_is_read_with_its_note_and_file()
    {
        var file = await CoverAsync(TestProcesses.HeadOfNorth, _case.TaskOfNorth, "Emil covers");

        var answer = Assert.Single(await AnswersForAsync(_case.Acting(TestProcesses.Starter)));

        Assert.Equal("cover", answer.GetProperty("step").GetString());
        Assert.Equal("Say who covers in …", answer.GetProperty("title").GetString());
        Assert.Equal("north", answer.GetProperty("item").GetString());
        Assert.True(answer.GetProperty("answered").GetBoolean());
        Assert.Equal("Cleo Carp", answer.GetProperty("person").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.String, answer.GetProperty("at").ValueKind);
        var values = answer.GetProperty("values").EnumerateArray().ToList();
        Assert.Equal(["Plan", "Note"], values.Select(v => v.GetProperty("label").GetString()));
        Assert.Equal(["file", "text"], values.Select(v => v.GetProperty("kind").GetString()));
        Assert.Equal(file.GetProperty("file").GetString(), values[0].GetProperty("value").GetProperty("file").GetString());
        Assert.Equal("plan.pdf", values[0].GetProperty("value").GetProperty("name").GetString());
        Assert.Equal("Emil covers", values[1].GetProperty("value").GetString());
    }

    [Fact]
    public async Task When_the_process_has_ended_every_item_and_the_decision_are_read()
    {
        await CoverAsync(TestProcesses.HeadOfNorth, _case.TaskOfNorth, "Emil covers");
        await CoverAsync(HeadOfSouth, _case.TaskOfSouth, "Nobody can");
        var manager = _case.Acting(TestProcesses.Manager);
        var open = await (await manager.GetAsync($"/api/v1/tasks?instance={_case.Instance}")).ShouldBeOkAsync();
        await CompleteAsync(
            manager,
            open.GetProperty("items")[0].GetProperty("task").GetInt64(),
            new { outcome = "refuse", values = new { reasons = "The south is alone" } });

        var answers = await AnswersForAsync(_case.Acting(TestProcesses.Starter));

        Assert.Equal(["north", "south", null], answers.Select(a => a.GetProperty("item").GetString()));
        Assert.Equal("refuse", answers[2].GetProperty("outcome").GetString());
        Assert.Contains(answers[1].GetProperty("values").EnumerateArray(), v => v.GetProperty("value").ToString() == "Nobody can");
        Assert.Contains(answers[2].GetProperty("values").EnumerateArray(), v => v.GetProperty("value").ToString() == "The south is alone");
    }

    [Fact]
    public async Task An_administrator_and_another_head_read_no_answers()
    {
        await CoverAsync(TestProcesses.HeadOfNorth, _case.TaskOfNorth, "Emil covers");

        foreach (var client in new[] { _case.Operator(), _case.Acting(HeadOfSouth) })
        {
            using var answer = await client.GetAsync($"/api/v1/instances/{_case.Instance}");
            var instance = await answer.ShouldBeOkAsync();
            Assert.Equal(JsonValueKind.Null, instance.GetProperty("results").ValueKind);
            Assert.DoesNotContain("Emil covers", instance.GetRawText(), StringComparison.Ordinal);
        }
    }

    private async Task<JsonElement> CoverAsync(string person, long task, string note)
    {
        var head = _case.Acting(person);
        var file = await CaseOfLeave.UploadAsync(head, "plan.pdf", [1, 2, 3]);
        await CompleteAsync(head, task, new { values = new { plan = file, note } });
        return file;
    }

    private async Task CompleteAsync(HttpClient client, long task, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/instances/{_case.Instance}/tasks/{task}/complete", body);
        await answer.ShouldBeOkAsync(HttpStatusCode.NoContent);
    }

    private async Task<List<JsonElement>> AnswersForAsync(HttpClient client)
    {
        using var answer = await client.GetAsync($"/api/v1/instances/{_case.Instance}");
        return [.. (await answer.ShouldBeOkAsync()).GetProperty("results").EnumerateArray()];
    }
}
