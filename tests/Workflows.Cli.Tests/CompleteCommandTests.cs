using System.Net;
using System.Text.Json;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class CompleteCommandTests
{
    private static readonly object[] Form =
    [
        Bodies.Line("note", "text"), Bodies.Line("amount", "number"), Bodies.Line("agreed", "yes-no"), Bodies.Line("day", "date"),
        Bodies.Line("routine", "file"), Bodies.Line("colour", "choice", "red", "blue"),
    ];

    private static string TaskPath(int task) => $"/api/v1/instances/{Bodies.First}/tasks/{task}";

    [Theory]
    [InlineData("collect for preschool-a", 5)]
    [InlineData("1b9d6bcd/6", 6)]
    [InlineData("analyse", 7)]
    [InlineData("Analyse the routines", 7)]
    public async Task A_task_is_named_by_step_and_unit_or_id_or_title(string name, int task)
    {
        var server = Server();

        var run = await server.RunAsync("complete", name, "--as", "anna");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"{TaskPath(task)}/complete", server.Last("POST").Path);
        Assert.Equal("anna", server.Last("POST").Headers["Act-As"]);
    }

    [Fact]
    public async Task A_person_is_named_by_a_role_that_nobody_else_holds()
    {
        var server = Server();

        var run = await server.RunAsync("complete", "analyse", "--as", "head-teacher@preschool-b");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("bertil", server.Last("POST").Headers["Act-As"]);
    }

    [Theory]
    [InlineData("working-group", "Several people hold the role 'working-group'.")]
    [InlineData("ana", "did you mean 'anna'?")]
    [InlineData("head-techer@preschool-a", "did you mean 'head-teacher@preschool-a'?")]
    public async Task A_person_who_is_not_clear_is_told_before_anything_is_done(string person, string words)
    {
        var server = Server();

        var run = await server.RunAsync("complete", "analyse", "--as", person);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_name_that_fits_several_tasks_is_told_with_their_ids()
    {
        var run = await Server().RunAsync("complete", "collect", "--as", "anna");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Several open tasks are called 'collect'.", run.Error, StringComparison.Ordinal);
        Assert.Contains("1b9d6bcd/5 collect: Send in your routine", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_task_is_told_with_what_was_meant()
    {
        var run = await Server().RunAsync("complete", "analise", "--as", "anna");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("did you mean 'analyse'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_written_as_the_form_asks()
    {
        var server = Server();

        await server.RunAsync("complete", "analyse", "--as", "anna", "note=yes = no", "amount=12.50", "agreed=yes", "day=2020-02-10", "colour=blue");

        Assert.Equal(
            """{"agreed":true,"amount":12.50,"colour":"blue","day":"2020-02-10","note":"yes = no"}""",
            JsonSerializer.Serialize(server.Last("POST").Json.GetProperty("values")));
    }

    [Fact]
    public async Task A_file_is_uploaded_and_named_in_the_form()
    {
        var server = Server().Answers(
            "POST /api/v1/files", new { file = "f1", name = "routine.pdf", size = 3, type = "application/pdf" }, HttpStatusCode.Created);
        File.WriteAllText(Path.Combine(CannedServer.Folder, "routine.pdf"), "PDF");

        var run = await server.RunAsync("complete", "analyse", "--as", "anna", "routine=@routine.pdf");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("filename=routine.pdf", server.Requests.Single(r => r.Path == "/api/v1/files").Body, StringComparison.Ordinal);
        Assert.Equal("f1", server.Last("POST").Json.GetProperty("values").GetProperty("routine").GetProperty("file").GetString());
    }

    [Theory]
    [InlineData("amount=a dozen", "write a number such as 12 or 3.5")]
    [InlineData("amount=012", "write a number such as 12 or 3.5")]
    [InlineData("agreed=perhaps", "write yes or no")]
    [InlineData("day=10.2.2020", "write a day such as 2020-02-10")]
    [InlineData("colour=blu", "did you mean 'blue'?")]
    [InlineData("routine=file.pdf", "name a file: routine=@path")]
    [InlineData("routine=@nowhere.pdf", "There is no file")]
    [InlineData("notes=x", "did you mean 'note'?")]
    [InlineData("note", "write field=value")]
    public async Task A_value_that_does_not_fit_is_told_before_anything_is_sent(string value, string words)
    {
        var server = Server();

        var run = await server.RunAsync("complete", "analyse", "--as", "anna", value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, r => r.Method == "POST");
    }

    [Fact]
    public async Task An_answer_is_chosen_by_its_name()
    {
        var server = Server(Bodies.Outcome("approve"), Bodies.Outcome("send back"));

        var run = await server.RunAsync("complete", "analyse", "--as", "anna", "--outcome", "send back");

        Assert.Equal("Completed 'Analyse the routines' with 'send back'.\n", run.Output);
        Assert.Equal("send back", server.Last("POST").Json.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData(null, "--outcome 'approve' or 'send back'")]
    [InlineData("aprove", "did you mean 'approve'?")]
    [InlineData("whatever", "choose 'approve' or 'send back'")]
    public async Task A_missing_or_unknown_answer_is_told_with_those_that_there_are(string? outcome, string hint)
    {
        string[] chosen = outcome is null ? [] : ["--outcome", outcome];

        var run = await Server(Bodies.Outcome("approve"), Bodies.Outcome("send back")).RunAsync(["complete", "analyse", "--as", "anna", .. chosen]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_tells_what_was_completed()
    {
        var done = (await Server().RunAsync("complete", "analyse", "--as", "anna", "--format", "json")).Json;

        Assert.Equal(["instance", "task", "node", "outcome"], done.EnumerateObject().Select(p => p.Name));
        Assert.Equal(7, done.GetProperty("task").GetInt64());
    }

    private static CannedServer Server(params object[] outcomes)
    {
        var analyse = Bodies.Task(7, "analyse", "working-group", "Analyse the routines");
        var server = new CannedServer().Answers(
            "GET /api/v1/tasks",
            Bodies.Page(Bodies.Task(5, "collect", "head-teacher@preschool-a"), Bodies.Task(6, "collect", "head-teacher@preschool-b"), analyse));
        foreach (var task in new[] { 5, 6, 7 })
        {
            server.Answers($"GET {TaskPath(task)}", Bodies.Detail(analyse, Form, outcomes));
            server.Answers($"POST {TaskPath(task)}/complete", status: HttpStatusCode.NoContent);
        }

        return server;
    }
}
