using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Workflows.Server.Api.Problems;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>Nothing that is sent makes the server fail or answer anything but a problem.</summary>
public sealed class BadRequestTests(CaseOfLeaveFixture fixture) : IClassFixture<CaseOfLeaveFixture>
{
    private readonly CaseOfLeave _case = fixture.Case;

    public static TheoryData<string> BadBodies { get; } =
    [
        "",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        "{\"process\":",
        "{\"process\":7}",
        "{\"process\":null}",
        "{\"process\":\"leave\",\"process\":\"leave\"}",
        "{\"process\":\"leave\",\"unknown\":1}",
        "{\"process\":\"leave\",\"values\":[]}",
        "{\"process\":\"leave\",\"received\":\"yesterday\"}",
        "{\"process\":\"leave\",\"received\":\"2020-02-30\"}",
        "{\"process\":\"leave\",\"values\":{\"days\":\"1e9999999\"}}",
        "{\"process\":\"leave\",\"values\":{\"days\":1e9999999}}",
        "{\"process\":\"leave\",\"values\":{\"days\":" + new string('[', 500) + new string(']', 500) + "}}",
        "{\"process\":\"\\ud800\"}",
        "{\"process\":\"leave\u0000\"}",
    ];

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_that_is_not_what_is_expected_is_a_problem_of_the_sender(string body)
    {
        var starter = _case.Acting(TestProcesses.Starter);

        using var answer = await starter.PostAsync("/api/v1/instances", new StringContent(body, Encoding.UTF8, "application/json"));

        await ShouldBeTheSendersAsync(answer);
    }

    [Theory]
    [InlineData("/api/v1/tasks?view=everybody's")]
    [InlineData("/api/v1/tasks?view=1")]
    [InlineData("/api/v1/tasks?late=perhaps")]
    [InlineData("/api/v1/tasks?instance=7")]
    [InlineData("/api/v1/instances?limit=many")]
    [InlineData("/api/v1/instances?limit=99999999999999")]
    [InlineData("/api/v1/instances?status=lost")]
    [InlineData("/api/v1/instances/not-an-id")]
    [InlineData("/api/v1/unknown")]
    [InlineData("/api/v2/tasks")]
    [InlineData("/api")]
    [InlineData("/api/v1/files/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/definitions/unknown")]
    [InlineData("/api/v1/definitions/leave?revision=unknown")]
    public async Task A_wrong_address_or_parameter_is_a_problem_of_the_sender(string path)
    {
        var starter = _case.Acting(TestProcesses.Starter);

        using var answer = await starter.GetAsync(path);

        await ShouldBeTheSendersAsync(answer);
    }

    [Theory]
    [InlineData("?after=nonsense")]
    [InlineData("?after=99999999999999999999.1")]
    [InlineData("?after=1.99999999999")]
    [InlineData("?limit=0")]
    [InlineData("?limit=-5")]
    public async Task A_cursor_or_size_that_makes_no_sense_still_gives_a_list(string query)
    {
        var starter = _case.Acting(TestProcesses.Starter);

        using var answer = await starter.GetAsync("/api/v1/instances" + query);

        await answer.ShouldBeOkAsync();
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_have_is_told()
    {
        var starter = _case.Acting(TestProcesses.Starter);

        using var answer = await starter.PutAsJsonAsync("/api/v1/tasks", new { });

        await answer.ShouldBeAsync(ProblemKind.MethodNotAllowed);
    }

    [Fact]
    public async Task A_body_of_another_kind_is_told()
    {
        var starter = _case.Acting(TestProcesses.Starter);

        using var answer = await starter.PostAsync("/api/v1/instances", new StringContent("<x/>", Encoding.UTF8, "application/xml"));

        await answer.ShouldBeAsync(ProblemKind.UnsupportedType);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var starter = _case.Acting(TestProcesses.Starter);
        var body = "{\"process\":\"" + new string('x', 5 * 1024 * 1024) + "\"}";

        // The server answers before it has read it all, and a client that goes on writing would miss the answer.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/instances")
        {
            Headers = { ExpectContinue = true },
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };

        using var answer = await starter.SendAsync(request);

        var problem = await answer.ShouldBeAsync(ProblemKind.TooLarge);
        Assert.Contains("4 MiB", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_empty_is_refused_with_what_to_do()
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent([]), "file", "empty.pdf" } };

        using var answer = await _case.Acting(TestProcesses.Starter).PostAsync("/api/v1/files", body);

        var problem = await answer.ShouldBeAsync(ProblemKind.InvalidValues);
        Assert.Contains("0 bytes", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024 * 1024 + 1)] // a little more than is taken: seen while it is read
    [InlineData(3 * 1024 * 1024)] // much more: seen by what the sender says beforehand
    public async Task A_file_that_is_too_large_is_refused_with_the_limit(int size)
    {
        await using var server = await RunningServer.StartAsync($"--Workflows:LargestFile={1024 * 1024}");
        using var starter = server.Acting(TestProcesses.Starter);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/files")
        {
            Headers = { ExpectContinue = true },
            Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[size]), "file", "large.pdf" } },
        };

        using var answer = await starter.SendAsync(request);

        var problem = await answer.ShouldBeAsync(ProblemKind.TooLarge);
        Assert.Contains("larger than 1 MiB", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_body_is_told_by_its_place_and_not_by_its_values()
    {
        var starter = _case.Acting(TestProcesses.Starter);

        using var answer = await starter.PostAsync(
            "/api/v1/instances", new StringContent("{\"process\": {\"secret\": \"hunter2\"}}", Encoding.UTF8, "application/json"));

        var problem = await answer.ShouldBeAsync(ProblemKind.Malformed);
        Assert.Contains("$.process", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nno name\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"x\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\ncut")]
    [InlineData("application/pdf", "x")]
    public async Task An_upload_that_is_none_is_a_problem_of_the_sender(string type, string body)
    {
        var starter = _case.Acting(TestProcesses.Starter);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var answer = await starter.PostAsync("/api/v1/files", content);

        await ShouldBeTheSendersAsync(answer);
    }

    private static async Task ShouldBeTheSendersAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{(int)answer.StatusCode}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
