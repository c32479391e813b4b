using System.Text;
using Microsoft.AspNetCore.Http;
using Workflows.Language.Feel;
using Workflows.Runtime.Jobs;
using Xunit;

namespace Workflows.Runtime.Tests.Jobs;

/// <summary>One attempt at a call, against a real server: whatever the server does, an answer or a reason comes of it.</summary>
public sealed class ServiceCallerTests : IAsyncLifetime
{
    private PlayedService _service = null!;

    public async Task InitializeAsync() => _service = await PlayedService.StartAsync();

    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    [Fact]
    public async Task The_request_arrives_as_it_was_set()
    {
        var request = _service.Request() with
        {
            Method = "POST",
            Address = _service.Origin + "/cases/A%201%2F2020?x=1",
            Body = """{"title":"Å"}""",
            Headers = [new("Accept-Language", "sv")],
        };

        await _service.CallAsync(request);

        var asked = Assert.Single(_service.Requests);
        Assert.Equal(("POST", """{"title":"Å"}"""), (asked.Method, asked.Body));
        Assert.Equal("/cases/A%201%2F2020?x=1", asked.Path.Replace("A 1", "A%201", StringComparison.Ordinal));
        Assert.Equal("application/json", asked.Headers["Content-Type"]);
        Assert.Equal("sv", asked.Headers["Accept-Language"]);
        Assert.Equal(PlayedService.Key.ToString("D"), asked.Headers["Idempotency-Key"]);
        Assert.False(asked.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_JSON_answer_is_a_value()
    {
        _service.Answer = JsonOf("""{"number":17.50,"list":[true,null,"x"]}""", status: 201);

        var given = Assert.IsType<ServiceAnswer.Given>(await _service.CallAsync());

        Assert.Equal(201, given.Status);
        var body = Assert.IsType<FeelContext>(given.Body);
        Assert.Equal("17.5", FeelPrinter.Text(body.Find("number")!));
        Assert.Equal(3, ((FeelList)body.Find("list")!).Items.Length);
    }

    [Fact]
    public async Task An_empty_answer_is_null_and_a_plain_text_a_text()
    {
        Assert.Equal(FeelValue.Null, Assert.IsType<ServiceAnswer.Given>(await _service.CallAsync()).Body);

        _service.Answer = Text("text/plain; charset=utf-8", "Tack");
        Assert.Equal(FeelValue.Of("Tack"), Assert.IsType<ServiceAnswer.Given>(await _service.CallAsync()).Body);
    }

    [Theory]
    [InlineData("application/json", "{\"a\":")]
    [InlineData("application/json", "{\"a\":\"\\ud800\"}")]
    [InlineData("application/problem+json", "nothing")]
    [InlineData("text/html", "<html>sign in first</html>")]
    public async Task An_answer_that_is_no_JSON_cannot_be_used(string type, string content)
    {
        _service.Answer = Text(type, content);

        Assert.Equal("bad-answer", await _service.ReasonAsync(_service.Request()));
    }

    [Fact]
    public async Task JSON_that_is_nested_too_deeply_cannot_be_used()
    {
        _service.Answer = JsonOf(new string('[', 10_000) + new string(']', 10_000));

        Assert.Equal("bad-answer", await _service.ReasonAsync(_service.Request()));
    }

    [Fact]
    public async Task An_error_is_told_by_its_status_whatever_page_comes_with_it()
    {
        _service.Answer = async context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "120";
            await Text("text/html", "<html>down</html>")(context);
        };

        var given = Assert.IsType<ServiceAnswer.Given>(await _service.CallAsync());

        Assert.Equal((503, 120L), (given.Status, given.RetryAfterSeconds));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _service.Answer = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };

        Assert.Equal(302, Assert.IsType<ServiceAnswer.Given>(await _service.CallAsync()).Status);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up()
    {
        _service.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

        Assert.Equal("timeout", await _service.ReasonAsync(_service.Request() with { TimeoutSeconds = 1 }));
    }

    [Fact]
    public async Task A_server_that_begins_its_answer_and_hangs_is_given_up()
    {
        _service.Answer = async context =>
        {
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        Assert.Equal("timeout", await _service.ReasonAsync(_service.Request() with { TimeoutSeconds = 1 }));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_told_as_such()
    {
        _service.Answer = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        Assert.Equal("broken", await _service.ReasonAsync(_service.Request()));
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        _service.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        };

        Assert.Equal("too-large", await _service.ReasonAsync(_service.Request()));
    }

    [Fact]
    public async Task Nobody_listening_and_no_such_host_cannot_be_reached()
    {
        Assert.Equal(
            "unreachable",
            await _service.ReasonAsync(_service.Request() with { Address = "http://127.0.0.1:1/" }, new() { Allow = ["http://127.0.0.1:1"] }));
        Assert.Equal("unreachable", await _service.ReasonAsync(_service.Request() with { Address = "https://nobody.invalid/" }));
    }

    private static RequestDelegate JsonOf(string json, int status = 200) => async context =>
    {
        context.Response.StatusCode = status;
        await Text("application/json", json)(context);
    };

    private static RequestDelegate Text(string type, string content) => async context =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(content);
    };
}
