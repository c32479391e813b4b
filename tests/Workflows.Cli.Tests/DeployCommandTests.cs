using System.Net;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class DeployCommandTests : IDisposable
{
    private const string Deployments = "POST /api/v1/deployments";

    private readonly ProcessesFolder _folder = new ProcessesFolder()
        .With(".workflows/server.json", $$"""{"address":"{{CannedServer.Address}}","token":"secret","processId":1}""")
        .With("processes/plain.calendar.yaml", "calendar: plain\n")
        .With("processes/expense/expense.process.yaml", ProcessesFolder.Sound)
        .With("processes/expense/refused.scenario.yaml", "scenario: refused\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_are_sent_with_what_they_may_name_and_without_scenarios()
    {
        var server = new CannedServer().Answers(
            Deployments,
            new
            {
                processes = new[] { new { process = "expense", revision = "0123456789abcdef", outcome = "deployed" } },
                diagnostics = Array.Empty<object>(),
            });

        var run = await RunAsync(server, "deploy", "processes/expense");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["expense/expense.process.yaml", "plain.calendar.yaml"],
            server.Requests[0].Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()).Order());
        Assert.Equal("PROCESS  REVISION      WHAT WAS DONE\nexpense  0123456789ab  in force from now on\n", run.Output);
    }

    [Fact]
    public async Task A_text_beside_the_folder_goes_along_only_when_a_process_names_it()
    {
        _folder.With("README.md", "About this.").With("processes/letter.md", "Dear <name>").With(
            "processes/expense/expense.process.yaml",
            ProcessesFolder.Sound + "  - id: letter\n    document: Letter\n    template: letter.md\n");
        var server = new CannedServer().Answers(Deployments, new { processes = Array.Empty<object>(), diagnostics = Array.Empty<object>() });

        await RunAsync(server, "deploy", "processes");

        Assert.Equal(
            ["expense/expense.process.yaml", "letter.md", "plain.calendar.yaml"],
            server.Requests[0].Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()).Order());
    }

    [Fact]
    public async Task The_server_can_be_asked_to_check_only()
    {
        var server = new CannedServer().Answers(Deployments, new { processes = Array.Empty<object>(), diagnostics = Array.Empty<object>() });

        await RunAsync(server, "deploy", "processes", "--check");

        Assert.Equal("?check=only", server.Requests[0].Query);
    }

    [Fact]
    public async Task What_the_server_finds_is_shown_at_its_place_in_the_persons_files()
    {
        var run = await RunAsync(Refusing(), "deploy", "processes/expense");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--> processes/expense/expense.process.yaml:2:8", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 | title: Expense claim", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was deployed: 1 error.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_json_a_refusal_has_the_findings_and_no_processes()
    {
        var run = await RunAsync(Refusing(), "deploy", "processes/expense", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(0, run.Json.GetProperty("processes").GetArrayLength());
        Assert.Equal("processes/expense/expense.process.yaml", run.Json.GetProperty("diagnostics")[0].GetProperty("path").GetString());
    }

    private static CannedServer Refusing() => new CannedServer().Answers(
        Deployments,
        new
        {
            type = "/problems/definition-errors",
            title = "The files have errors",
            status = 422,
            diagnostics = new[]
            {
                new
                {
                    code = "WF2003",
                    severity = "error",
                    message = "Something is wrong.",
                    hint = (string?)null,
                    path = "expense/expense.process.yaml",
                    span = new { start = new { line = 2, column = 8 }, end = new { line = 2, column = 15 } },
                    excerpt = "title: Expense claim",
                    related = Array.Empty<object>(),
                },
            },
        },
        HttpStatusCode.UnprocessableEntity);

    private Task<CommandRun> RunAsync(CannedServer server, params string[] arguments) => CommandRun.OfAsync(arguments, _folder.Path, server);
}
