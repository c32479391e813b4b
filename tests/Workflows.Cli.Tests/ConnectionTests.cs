using System.Net;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class ConnectionTests
{
    private readonly CannedServer _server = new CannedServer().Answers("GET /api/v1/instances", Bodies.Page());

    [Fact]
    public async Task The_address_and_the_token_are_those_of_the_server_that_runs_here()
    {
        var run = await _server.RunAsync("list");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(CannedServer.Address, _server.Requests[0].Server);
        Assert.Equal("Bearer secret", _server.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_folder_inside_finds_the_server_of_the_folder_above() =>
        Assert.Equal(0, (await CommandRun.OfAsync(["list"], Path.Combine(CannedServer.Folder, "deeper"), _server)).ExitCode);

    [Fact]
    public async Task Without_a_server_the_command_says_how_to_start_one()
    {
        var run = await CommandRun.OfAsync(["list"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("No server runs here", run.Error, StringComparison.Ordinal);
        Assert.Contains("--data", run.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project engine/Workflows.Server", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told()
    {
        var run = await CommandRun.OfAsync(["list"], CannedServer.Folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("No server answers at http://localhost:5080.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:9999")]
    [InlineData("https://elsewhere.example")]
    public async Task The_token_goes_to_no_other_server(string address)
    {
        var run = await _server.RunAsync("list", "--server", address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no token for", run.Error, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task The_environment_names_another_server_with_its_token()
    {
        File.WriteAllText(Path.Combine(CannedServer.Folder, "token"), "other\n");

        var run = await CommandRun.OfAsync(["list"], CannedServer.Folder, _server, new()
        {
            ["WORKFLOWS_SERVER"] = "https://flows.example",
            ["WORKFLOWS_TOKEN_FILE"] = "token",
        });

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("https://flows.example", _server.Requests[0].Server);
        Assert.Equal("Bearer other", _server.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_is_never_sent_in_clear_over_a_network()
    {
        File.WriteAllText(Path.Combine(CannedServer.Folder, "clear"), "other");

        var run = await CommandRun.OfAsync(
            ["list", "--server", "http://flows.example"], CannedServer.Folder, _server, new() { ["WORKFLOWS_TOKEN_FILE"] = "clear" });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("in clear", run.Error, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("ftp://localhost")]
    [InlineData("http://localhost:5080/api")]
    public async Task What_is_no_address_is_told(string address)
    {
        var run = await _server.RunAsync("list", "--server", address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{address}' is no address of a server.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_read_to_its_end_page_by_page()
    {
        var server = new CannedServer()
            .Answers("GET /api/v1/instances", new { items = new[] { Bodies.Instance(Bodies.First) }, next = "more" })
            .Answers("GET /api/v1/instances", Bodies.Page(Bodies.Instance(Bodies.Second)));

        var run = await server.RunAsync("list", "--format", "json");

        Assert.Equal(2, run.Json.GetProperty("instances").GetArrayLength());
        Assert.Contains("after=more", server.Requests[1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_workflows_server_is_told()
    {
        var run = await new CannedServer().Answers("GET /api/v1/instances", "<html>").RunAsync("list");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The server's answer is not understood.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_repeated_as_the_same_operation()
    {
        var server = new CannedServer()
            .Answers("GET /api/v1/definitions/p/start-form", new { process = "p", title = "P", plan = (object?)null, lines = Array.Empty<object>() })
            .Breaks("POST /api/v1/instances")
            .Answers("POST /api/v1/instances", new { instance = Bodies.First }, HttpStatusCode.Created);

        var run = await server.RunAsync("start", "p", "--as", "anna");

        Assert.Equal(0, run.ExitCode);
        var writes = server.Requests.Where(r => r.Method == "POST").ToList();
        Assert.Equal(2, writes.Count);
        Assert.Single(writes.Select(w => w.Headers["Operation-Id"]).Distinct());
    }

    [Fact]
    public async Task When_no_answer_comes_it_is_told_that_the_effect_is_unknown()
    {
        var server = new CannedServer()
            .Answers("GET /api/v1/definitions/p/start-form", new { process = "p", title = "P", plan = (object?)null, lines = Array.Empty<object>() })
            .Breaks("POST /api/v1/instances");

        var run = await server.RunAsync("start", "p", "--as", "anna");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("not known whether it took effect", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_code_fields_and_hint()
    {
        var server = new CannedServer().Answers(
            $"POST /api/v1/instances/{Bodies.First}/cancel",
            new
            {
                type = "/problems/refused",
                title = "The engine refused this",
                status = 409,
                detail = "The instance has ended.",
                hint = "nothing is left to cancel",
                code = "WF9010",
                fields = new[] { new { field = "reason", problem = "is empty" } },
            },
            HttpStatusCode.Conflict);

        var run = await server.RunAsync("cancel", Bodies.First.ToString(), "--reason", "twice");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error WF9010: The instance has ended.\n  reason: is empty\n  = hint: nothing is left to cancel\n", run.Error);
    }

    [Fact]
    public async Task A_field_that_the_refusal_names_already_is_not_told_twice()
    {
        var problem = new
        {
            status = 409, detail = "plan: this time is over.", fields = new[] { new { field = "plan", problem = "this time is over" } },
        };
        var server = new CannedServer().Answers($"POST /api/v1/instances/{Bodies.First}/cancel", problem, HttpStatusCode.Conflict);

        var run = await server.RunAsync("cancel", Bodies.First.ToString(), "--reason", "twice");

        Assert.Equal("error: plan: this time is over.\n", run.Error);
    }

    [Fact]
    public async Task A_refusal_in_json_is_json()
    {
        var run = await _server.RunAsync("cancel", Bodies.First.ToString(), "--reason", "twice", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("There is nothing here", run.Json.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_fault_of_the_command_itself_shows_no_trace()
    {
        var run = await new CannedServer().Fails("GET /api/v1/instances").RunAsync("list");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: This is a fault of the command itself: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_token_is_told()
    {
        var server = new CannedServer().Answers(
            "GET /api/v1/instances", new { type = "/problems/sign-in-required", title = "Sign in first", status = 401 }, HttpStatusCode.Unauthorized);

        var run = await server.RunAsync("list");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the token is not valid any more", run.Error, StringComparison.Ordinal);
    }
}
