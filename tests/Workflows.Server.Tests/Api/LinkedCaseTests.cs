using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Runtime.Dispatching;
using Workflows.Server.Api.Problems;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>Cases that start one another, and messages from outside, over the API of a running server.</summary>
public sealed class LinkedCaseTests : IAsyncLifetime
{
    private static readonly (string Path, string Content)[] Files =
    [
        ("order.process.yaml", """
            process: order
            title: Order
            owner: staff-officer
            organisation: office
            start:
              - by: staff-officer
            steps:
              - id: inquiry
                call: inquiry
                with: { number: "4711" }
            """),
        ("inquiry.process.yaml", """
            process: inquiry
            title: Inquiry
            organisation: office
            data:
              number: text
            start:
              - message: new-inquiry
                data: { number: = message.number }
            steps:
              - id: answer
                wait: { message: answer, key: number }
              - id: read
                task: Read the answer
                by: manager
            """),
        ("yearly.process.yaml", """
            process: yearly
            title: Yearly report
            organisation: office
            start:
              - every: year on 15 January
            steps:
              - task: Write the report
                by: manager
            """),
        ("office.organisation.yaml", """
            organisation: office
            roles:
              manager: Manager
              staff-officer: Staff officer
            people:
              anna: { name: Anna Alm }
              bert: { name: Bert Berg }
            holdings:
              - { role: staff-officer, person: anna }
              - { role: manager, person: bert }
            """),
    ];

    private RunningServer _server = null!;
    private HttpClient _operator = null!;
    private HttpClient _anna = null!;
    private HttpClient _bert = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        (_operator, _anna, _bert) = (_server.Operator(), _server.Acting("anna"), _server.Acting("bert"));
        using var deployed = await _operator.PostAsJsonAsync(
            "/api/v1/deployments", new { files = Files.Select(f => new { path = f.Path, content = f.Content }) });
        await deployed.ShouldBeOkAsync();
    }

    public async Task DisposeAsync()
    {
        _operator.Dispose();
        _anna.Dispose();
        _bert.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_linked_case_is_shown_to_who_may_see_it_and_only_hinted_at_to_others()
    {
        using var started = await _anna.PostAsJsonAsync("/api/v1/instances", new { process = "order" });
        var order = (await started.ShouldBeOkAsync(System.Net.HttpStatusCode.Created)).GetProperty("instance").GetGuid();
        var inquiry = await ChildOfAsync(order);

        var toAnna = Assert.Single((await DetailAsync(_anna, order)).GetProperty("links").EnumerateArray());
        Assert.Equal(("called", "inquiry"), (toAnna.GetProperty("relation").GetString(), toAnna.GetProperty("step").GetString()));
        Assert.Equal(JsonValueKind.Null, toAnna.GetProperty("other").ValueKind);

        await SendAsync("answer", "4711");
        var toBert = Assert.Single((await DetailAsync(_bert, inquiry)).GetProperty("links").EnumerateArray());
        Assert.Equal("called-by", toBert.GetProperty("relation").GetString());
        Assert.Equal(JsonValueKind.Null, toBert.GetProperty("other").ValueKind);

        var toOperator = Assert.Single((await DetailAsync(_operator, order)).GetProperty("links").EnumerateArray()).GetProperty("other");
        Assert.Equal((inquiry, "running"), (toOperator.GetProperty("instance").GetGuid(), toOperator.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_message_that_nobody_waits_for_starts_a_case_and_the_next_one_goes_to_it()
    {
        var started = await SendAsync("new-inquiry", null, new { number = "7" });
        var delivered = await SendAsync("answer", "7");

        Assert.True(started.GetProperty("started").GetBoolean());
        Assert.Equal(
            (started.GetProperty("instance").GetGuid(), false),
            (delivered.GetProperty("instance").GetGuid(), delivered.GetProperty("started").GetBoolean()));
    }

    [Fact]
    public async Task A_message_for_nobody_is_refused_with_what_to_do()
    {
        using var answer = await _operator.PostAsJsonAsync("/api/v1/messages", new { name = "answer", key = "nobody" });

        var problem = await answer.ShouldBeAsync(ProblemKind.Refused);
        Assert.Equal("WF9180", problem.GetProperty("code").GetString());
        Assert.Contains("send it again", problem.GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_would_get_a_message_is_told_without_sending_it()
    {
        var starting = await PreviewAsync("new-inquiry", null);
        Assert.Equal(("inquiry", "Inquiry"), (starting.GetProperty("process").GetString(), starting.GetProperty("title").GetString()));
        Assert.Equal(JsonValueKind.Null, starting.GetProperty("instance").ValueKind);
        Assert.Equal(JsonValueKind.Null, starting.GetProperty("startedAt").ValueKind);

        var instance = (await SendAsync("new-inquiry", null, new { number = "8" })).GetProperty("instance").GetGuid();
        var waiting = await PreviewAsync("answer", "8");
        Assert.Equal((instance, "inquiry"), (waiting.GetProperty("instance").GetGuid(), waiting.GetProperty("process").GetString()));
        Assert.NotEqual(JsonValueKind.Null, waiting.GetProperty("startedAt").ValueKind);

        Assert.False((await SendAsync("answer", "8")).GetProperty("started").GetBoolean()); // it still waited
    }

    [Fact]
    public async Task A_preview_of_a_message_for_nobody_is_refused_as_the_message_would_be()
    {
        using var answer = await _operator.PostAsJsonAsync("/api/v1/messages/preview", new { name = "answer", key = "nobody" });

        Assert.Equal("WF9180", (await answer.ShouldBeAsync(ProblemKind.Refused)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_starts_are_listed_by_time_and_by_message()
    {
        using var answer = await _anna.GetAsync("/api/v1/starts");
        var starts = await answer.ShouldBeOkAsync();

        var message = Assert.Single(starts.GetProperty("byMessage").EnumerateArray());
        Assert.Equal(("inquiry", "Inquiry", "new-inquiry"), Texts(message, "process", "title", "message"));
        var start = Assert.Single(starts.GetProperty("items").EnumerateArray());
        Assert.Equal(("yearly", "Yearly report", "year on 15 January"), Texts(start, "process", "title", "every"));
        Assert.EndsWith("-01-15", start.GetProperty("nextDay").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, start.GetProperty("nextAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, start.GetProperty("lastDueAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, start.GetProperty("lastStartedAt").ValueKind);
    }

    [Fact]
    public async Task The_starts_of_one_process_are_listed_alone()
    {
        using var answer = await _anna.GetAsync("/api/v1/starts?process=inquiry");
        var starts = await answer.ShouldBeOkAsync();

        Assert.Equal((0, 1), (starts.GetProperty("items").GetArrayLength(), starts.GetProperty("byMessage").GetArrayLength()));
    }

    private static (string?, string?, string?) Texts(JsonElement body, string first, string second, string third) =>
        (body.GetProperty(first).GetString(), body.GetProperty(second).GetString(), body.GetProperty(third).GetString());

    private async Task<JsonElement> PreviewAsync(string name, string? key)
    {
        using var answer = await _operator.PostAsJsonAsync("/api/v1/messages/preview", new { name, key });
        return await answer.ShouldBeOkAsync();
    }

    private async Task<JsonElement> SendAsync(string name, string? key, object? payload = null)
    {
        using var answer = await _operator.PostAsJsonAsync("/api/v1/messages", new { name, key, payload = payload ?? new { } });
        return await answer.ShouldBeOkAsync();
    }

    private static async Task<JsonElement> DetailAsync(HttpClient client, Guid instance)
    {
        using var answer = await client.GetAsync($"/api/v1/instances/{instance}");
        return await answer.ShouldBeOkAsync();
    }

    /// <summary>The called case; whether this delivers the call or the server is just doing it, it is there afterwards.</summary>
    private async Task<Guid> ChildOfAsync(Guid order)
    {
        await _server.Services.GetRequiredService<DispatchDelivery>().DeliverAsync(CancellationToken.None);
        return Assert.Single((await DetailAsync(_operator, order)).GetProperty("links").EnumerateArray())
            .GetProperty("other")
            .GetProperty("instance")
            .GetGuid();
    }
}
