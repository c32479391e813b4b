using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Workflows.Server.Api.Problems;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>A case from its start to its end, over HTTP.</summary>
public sealed class CaseTests : IAsyncLifetime
{
    private CaseOfLeave _case = null!;

    public async Task InitializeAsync() => _case = await CaseOfLeave.StartAsync();

    public async Task DisposeAsync() => await _case.DisposeAsync();

    private string TaskPath => $"/api/v1/instances/{_case.Instance}/tasks/{_case.TaskOfNorth}";

    [Fact]
    public async Task A_head_answers_with_a_file_and_gets_it_back_as_it_was()
    {
        var head = _case.Acting(TestProcesses.HeadOfNorth);
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("plan åäö ", 30_000)));

        var file = await CaseOfLeave.UploadAsync(head, "täckning.pdf", content);
        using var completed = await head.PostAsJsonAsync($"{TaskPath}/complete", new { values = new { plan = file, note = "Emil covers" } });
        await completed.ShouldBeOkAsync(HttpStatusCode.NoContent);

        var starter = _case.Acting(TestProcesses.Starter);
        using var download = await starter.GetAsync($"/api/v1/files/{file.GetProperty("file").GetString()}");
        Assert.Equal(content, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("täckning.pdf", download.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("application/octet-stream", download.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_act_that_is_repeated_takes_effect_once_and_is_answered_alike()
    {
        var head = _case.Acting(TestProcesses.HeadOfNorth);
        var file = await CaseOfLeave.UploadAsync(head, "plan.pdf", [1, 2, 3]);
        var operation = Guid.NewGuid();

        using var first = await CompleteAsync(head, operation, file);
        using var again = await CompleteAsync(head, operation, file);
        using var another = await CompleteAsync(head, Guid.NewGuid(), file);

        await first.ShouldBeOkAsync(HttpStatusCode.NoContent);
        await again.ShouldBeOkAsync(HttpStatusCode.NoContent);
        Assert.True((int)another.StatusCode is 404 or 409);
        var starter = _case.Acting(TestProcesses.Starter);
        var journal = await (await starter.GetAsync($"/api/v1/instances/{_case.Instance}/journal")).ShouldBeOkAsync();
        Assert.Single(journal.GetProperty("items").EnumerateArray(), e => e.GetProperty("act").GetString() == "complete-task");
    }

    [Fact]
    public async Task A_start_that_is_repeated_makes_one_instance()
    {
        var starter = _case.Acting(TestProcesses.Starter);
        var operation = Guid.NewGuid().ToString();

        var first = await StartAsync(starter, operation, 3);
        var again = await StartAsync(starter, operation, 3);
        using var other = await SendStartAsync(starter, operation, 4);

        Assert.Equal(first, again);
        await other.ShouldBeAsync(ProblemKind.OperationReused);
    }

    [Fact]
    public async Task The_journal_tells_the_person_and_the_operator()
    {
        var starter = _case.Acting(TestProcesses.Starter);

        var journal = await (await starter.GetAsync($"/api/v1/instances/{_case.Instance}/journal")).ShouldBeOkAsync();

        var entry = journal.GetProperty("items")[0];
        Assert.Equal("start", entry.GetProperty("act").GetString());
        Assert.Equal(TestProcesses.Starter, entry.GetProperty("person").GetProperty("id").GetString());
        Assert.Equal("operator", entry.GetProperty("operator").GetString());
        Assert.Equal("instance-started", entry.GetProperty("events")[0].GetProperty("event").GetString());
    }

    [Fact]
    public async Task A_form_that_is_not_filled_in_right_is_told_field_by_field()
    {
        var head = _case.Acting(TestProcesses.HeadOfNorth);

        using var answer = await head.PostAsJsonAsync($"{TaskPath}/complete", new { values = new { note = 7, colour = "blue" } });

        var problem = await answer.ShouldBeAsync(ProblemKind.InvalidValues);
        Assert.Equal(["colour", "note"], problem.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("field").GetString()!).Order());
    }

    [Fact]
    public async Task A_file_that_was_never_uploaded_cannot_be_answered_with()
    {
        var head = _case.Acting(TestProcesses.HeadOfNorth);

        using var answer = await head.PostAsJsonAsync(
            $"{TaskPath}/complete", new { values = new { plan = new { file = Guid.NewGuid(), name = "x.pdf", size = 1, type = "a/b" } } });

        var problem = await answer.ShouldBeAsync(ProblemKind.InvalidValues);
        Assert.Equal("plan", problem.GetProperty("fields")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task The_help_of_a_task_is_filled_for_its_people_only()
    {
        var head = _case.Acting(TestProcesses.HeadOfNorth);
        var administrator = _case.Operator();

        var forHead = await (await head.GetAsync(TaskPath)).ShouldBeOkAsync();
        var forAdministrator = await (await administrator.GetAsync(TaskPath)).ShouldBeOkAsync();

        Assert.Equal("5 days in north.", forHead.GetProperty("help").GetString());
        Assert.Equal("… days in ….", forAdministrator.GetProperty("help").GetString());
    }

    [Fact]
    public async Task An_administrator_sees_what_runs_but_not_the_case()
    {
        var administrator = _case.Operator();

        var instance = await (await administrator.GetAsync($"/api/v1/instances/{_case.Instance}")).ShouldBeOkAsync();
        var task = await (await administrator.GetAsync(TaskPath)).ShouldBeOkAsync();
        var journal = await (await administrator.GetAsync($"/api/v1/instances/{_case.Instance}/journal")).ShouldBeOkAsync();

        Assert.Equal(JsonValueKind.Null, instance.GetProperty("data").ValueKind);
        Assert.Equal(2, instance.GetProperty("tasks").GetArrayLength());
        Assert.Equal("Say who covers in …", task.GetProperty("summary").GetProperty("title").GetString());
        Assert.Equal(0, task.GetProperty("lines").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, journal.GetProperty("items")[0].GetProperty("events").ValueKind);
    }

    [Fact]
    public async Task Who_answers_for_the_process_sees_the_case()
    {
        var starter = _case.Acting(TestProcesses.Starter);

        var instance = await (await starter.GetAsync($"/api/v1/instances/{_case.Instance}")).ShouldBeOkAsync();

        Assert.Equal(5, instance.GetProperty("data").GetProperty("days").GetInt32());
    }

    [Fact]
    public async Task The_next_reminders_are_in_the_list_of_timers()
    {
        var administrator = _case.Operator();

        var timers = await (await administrator.GetAsync("/api/v1/timers?purpose=reminder")).ShouldBeOkAsync();

        Assert.Equal(2, timers.GetProperty("items").GetArrayLength());
        Assert.All(timers.GetProperty("items").EnumerateArray(), t => Assert.Equal("cover", t.GetProperty("node").GetString()));
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_without_gap_or_repeat()
    {
        var starter = _case.Acting(TestProcesses.Starter);
        for (var i = 0; i < 4; i++)
        {
            await StartAsync(starter, Guid.NewGuid().ToString(), i);
        }

        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = await (await starter.GetAsync(
                $"/api/v1/instances?limit=2{(next is null ? "" : $"&after={Uri.EscapeDataString(next)}")}")).ShouldBeOkAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("instance").GetGuid()));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_picture_of_an_instance_has_its_text_beside_it()
    {
        var administrator = _case.Operator();

        using var svg = await administrator.GetAsync($"/api/v1/instances/{_case.Instance}/diagram.svg");
        using var text = await administrator.GetAsync($"/api/v1/instances/{_case.Instance}/diagram.txt");

        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType?.MediaType);
        Assert.Contains("data-node=\"cover\"", await svg.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("2 open", await text.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_instance_takes_no_more_answers()
    {
        var administrator = _case.Operator();
        var head = _case.Acting(TestProcesses.HeadOfNorth);

        using var cancelled = await administrator.PostAsJsonAsync($"/api/v1/instances/{_case.Instance}/cancel", new { reason = "Not needed" });
        using var answer = await head.PostAsync($"{TaskPath}/claim", null);

        await cancelled.ShouldBeOkAsync(HttpStatusCode.NoContent);
        Assert.True((int)answer.StatusCode is 404 or 409);
    }

    private async Task<HttpResponseMessage> CompleteAsync(HttpClient client, Guid operation, JsonElement file)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, $"{TaskPath}/complete") { Content = JsonContent.Create(new { values = new { plan = file } }) };
        request.Headers.Add("Operation-Id", operation.ToString());
        return await client.SendAsync(request);
    }

    private static async Task<Guid> StartAsync(HttpClient client, string operation, int days)
    {
        using var answer = await SendStartAsync(client, operation, days);
        return (await answer.ShouldBeOkAsync(HttpStatusCode.Created)).GetProperty("instance").GetGuid();
    }

    private static async Task<HttpResponseMessage> SendStartAsync(HttpClient client, string operation, int days)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/instances")
        {
            Content = JsonContent.Create(new { process = TestProcesses.Id, values = new { days } }),
        };
        request.Headers.Add("Operation-Id", operation);
        return await client.SendAsync(request);
    }
}
