using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Workflows.Server.Api.Problems;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>Whoever comes late is told why a task is not open any more, and nobody else learns that there was one.</summary>
public sealed class LateAnswerTests : IAsyncLifetime
{
    private CaseOfLeave _case = null!;

    public async Task InitializeAsync() => _case = await CaseOfLeave.StartAsync();

    public async Task DisposeAsync() => await _case.DisposeAsync();

    private string South => $"/api/v1/instances/{_case.Instance}/tasks/{_case.TaskOfSouth}";

    [Fact]
    public async Task Who_answers_again_is_told_that_they_have_done_it()
    {
        await CompleteAsync(TestProcesses.HeadOfSouth);

        var problem = await RefusedAsync(TestProcesses.HeadOfSouth);

        Assert.StartsWith("You have done this task on 2", Detail(problem), StringComparison.Ordinal);
        Assert.Contains("not saved", problem.GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_shared_the_task_is_told_that_another_did_it_but_not_who()
    {
        await CompleteAsync(TestProcesses.HeadOfSouth);

        var problem = await RefusedAsync(TestProcesses.OtherHeadOfSouth);
        var closing = await ClosingAsync(TestProcesses.OtherHeadOfSouth);

        Assert.StartsWith("Somebody else whom the task was for has done this task", Detail(problem), StringComparison.Ordinal);
        Assert.Equal("done", closing.GetProperty("because").GetString());
        Assert.Equal("Say who covers in south", closing.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, closing.GetProperty("by").ValueKind);
    }

    [Fact]
    public async Task Who_reads_the_case_is_told_who_did_it()
    {
        await CompleteAsync(TestProcesses.HeadOfSouth);

        var closing = await ClosingAsync(TestProcesses.Starter);

        Assert.Equal("Emil Ek", closing.GetProperty("by").GetProperty("name").GetString());
    }

    [Fact]
    public async Task After_a_cancelling_the_reason_is_the_cancelling()
    {
        using var cancelled = await _case.Operator().PostAsJsonAsync($"/api/v1/instances/{_case.Instance}/cancel", new { reason = "entered twice" });
        await cancelled.ShouldBeOkAsync(HttpStatusCode.NoContent);

        var problem = await RefusedAsync(TestProcesses.HeadOfSouth);

        Assert.StartsWith("The case was cancelled on", Detail(problem), StringComparison.Ordinal);
        Assert.DoesNotContain("entered twice", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_ended_the_case_is_told_that_they_have_done_their_task()
    {
        await CompleteAsync(TestProcesses.HeadOfSouth);
        var north = $"/api/v1/instances/{_case.Instance}/tasks/{_case.TaskOfNorth}";
        await CompleteAsync(TestProcesses.HeadOfNorth, north);
        var manager = _case.Acting(TestProcesses.Manager);
        var tasks = await (await manager.GetAsync("/api/v1/tasks?view=mine")).ShouldBeOkAsync();
        var decide = $"/api/v1/instances/{_case.Instance}/tasks/{tasks.GetProperty("items")[0].GetProperty("task").GetInt64()}";
        using var decided = await manager.PostAsJsonAsync(
            $"{decide}/complete", new { outcome = "grant", values = new { reasons = "Cover is arranged." } });
        await decided.ShouldBeOkAsync(HttpStatusCode.NoContent);

        using var late = await manager.PostAsJsonAsync($"{decide}/complete", new { outcome = "refuse" });

        var problem = await late.ShouldBeAsync(ProblemKind.Refused);
        Assert.StartsWith("You have done this task", Detail(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestProcesses.Stranger)]
    [InlineData(TestProcesses.HeadOfNorth)]
    public async Task A_closed_task_of_others_and_one_that_never_was_are_answered_alike(string person)
    {
        await CompleteAsync(TestProcesses.HeadOfSouth);
        var client = _case.Acting(person);

        var closed = new List<string>();
        foreach (var task in new[] { _case.TaskOfSouth, 99_999 })
        {
            var path = $"/api/v1/instances/{_case.Instance}/tasks/{task}";
            using var late = await client.PostAsJsonAsync($"{path}/complete", new { });
            using var why = await client.GetAsync($"{path}/closing");
            closed.Add(
                $"{(await late.ShouldBeAsync(ProblemKind.NotFound)).GetRawText()} {(await why.ShouldBeAsync(ProblemKind.NotFound)).GetRawText()}");
        }

        Assert.Equal(closed[0], closed[1]);
    }

    [Fact]
    public async Task An_open_task_has_no_closing()
    {
        using var answer = await _case.Acting(TestProcesses.HeadOfSouth).GetAsync($"{South}/closing");

        await answer.ShouldBeAsync(ProblemKind.NotFound);
    }

    private static string Detail(JsonElement problem) => problem.GetProperty("detail").GetString()!;

    private async Task CompleteAsync(string person, string? path = null)
    {
        var client = _case.Acting(person);
        var file = await CaseOfLeave.UploadAsync(client, "plan.pdf", [1, 2, 3]);
        using var answer = await client.PostAsJsonAsync($"{path ?? South}/complete", new { values = new { plan = file } });
        await answer.ShouldBeOkAsync(HttpStatusCode.NoContent);
    }

    private async Task<JsonElement> RefusedAsync(string person)
    {
        var client = _case.Acting(person);
        var file = await CaseOfLeave.UploadAsync(client, "plan.pdf", [4, 5]);
        using var answer = await client.PostAsJsonAsync($"{South}/complete", new { values = new { plan = file } });
        return await answer.ShouldBeAsync(ProblemKind.Refused);
    }

    private async Task<JsonElement> ClosingAsync(string person)
    {
        using var answer = await _case.Acting(person).GetAsync($"{South}/closing");
        return await answer.ShouldBeOkAsync();
    }
}
