using System.Text.Json;
using Xunit;

namespace Workflows.Cli.Tests;

/// <summary>Documents, calls and checklists.</summary>
public sealed class ServiceCommandTests
{
    private static readonly object Report = Document(1, 1, "Final report", "report.md");

    [Fact]
    public async Task Documents_are_listed_with_number_and_version()
    {
        var server = new CannedServer().Answers("GET /api/v1/documents", Bodies.Page(Document(1, 2, "Final report", "report.md"), Report));

        var run = await server.RunAsync("documents", "--as", "anna");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1, version 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("2020/17", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_saved_in_its_newest_version_and_never_over_another_file()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("workflows-test-").FullName, "report.md");
        var server = new CannedServer()
            .Answers("GET /api/v1/documents", Bodies.Page(Report, Document(1, 2, "Final report", "report.md", file: 2)))
            .Answers("GET /api/v1/files/00000000-0000-0000-0000-000000000002", "the text");

        var run = await server.RunAsync("documents", Bodies.First.ToString("D")[..8], "1", "--as", "anna", "--to", path);
        var again = await server.RunAsync("documents", Bodies.First.ToString("D")[..8], "1", "--as", "anna", "--to", path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("\"the text\"", await File.ReadAllTextAsync(path));
        Assert.Equal(2, again.ExitCode);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_told()
    {
        var run = await new CannedServer().Answers("GET /api/v1/documents", Bodies.Page(Report)).RunAsync(
            "documents", Bodies.First.ToString("D"), "7", "--as", "anna");

        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Calls_are_listed_with_why_the_last_attempt_failed()
    {
        var call = new
        {
            instance = Bodies.First,
            process = "p",
            node = "register",
            host = "archive.example.org",
            attempts = 2,
            dueAt = "2020-02-10T08:00:30Z",
            underWay = false,
            failure = "http-503",
        };

        var run = await new CannedServer().Answers("GET /api/v1/calls", Bodies.Page(call)).RunAsync("calls");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("archive.example.org", run.Output, StringComparison.Ordinal);
        Assert.Contains("http-503", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tick", "all")]
    [InlineData("--tick", "Keys returned", "--tick", "Account closed")]
    [InlineData("--tick", "Nycklar", "--tick", "Account closed")]
    public async Task A_checklist_is_ticked_line_by_line_or_all_at_once(params string[] ticks)
    {
        var server = ServerWithChecklist();

        var run = await server.RunAsync(["complete", "return", "--as", "anna", .. ticks]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["Nycklar", "Konto"],
            JsonDocument.Parse(server.Last("POST").Body).RootElement.GetProperty("ticked").EnumerateArray().Select(l => l.GetString()));
    }

    [Theory]
    [InlineData("Account closed")]
    [InlineData("no line 'Keys'", "--tick", "Keys")]
    public async Task What_is_not_ticked_and_what_is_no_line_is_told_before_anything_is_sent(string told, params string[] ticks)
    {
        var server = ServerWithChecklist();

        var run = await server.RunAsync(["complete", "return", "--as", "anna", .. ticks]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, r => r.Method == "POST");
    }

    private static CannedServer ServerWithChecklist()
    {
        var task = Bodies.Task(5, "return", "clerk");
        return new CannedServer()
            .Answers("GET /api/v1/tasks", Bodies.Page(task))
            .Answers($"GET /api/v1/instances/{Bodies.First}/tasks/5", new
            {
                summary = task,
                lines = Array.Empty<object>(),
                outcomes = Array.Empty<object>(),
                checklist = new object[] { new { line = "Nycklar", label = "Keys returned" }, new { line = "Konto", label = "Account closed" } },
            })
            .Answers($"POST /api/v1/instances/{Bodies.First}/tasks/5/complete");
    }

    private static object Document(int number, int version, string title, string name, int file = 1) => new
    {
        instance = Bodies.First,
        process = "p",
        node = "report",
        number,
        version,
        title,
        kind = "report",
        registeredAs = "2020/17",
        writtenAt = "2020-02-10T08:00:00Z",
        copies = Array.Empty<string>(),
        sensitivity = "special",
        file = $"00000000-0000-0000-0000-{file:D12}",
        name,
        size = 8,
    };
}
