using System.Text.Json;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly ProcessesFolder _folder = new ProcessesFolder().With(
        "expense.process.yaml",
        ProcessesFolder.Sound.Replace("start:", "plan: { from: 2020-02-10, to: 2020-06-05 }\nstart:", StringComparison.Ordinal)
            .Replace("by: manager", "by: manager\n    due: 2 weeks", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_timeline_is_told_day_by_day()
    {
        var run = await _folder.RunAsync("simulate", ".");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Mon 2020-02-10\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Mon 2020-02-24\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("The process has ended.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_answer_as_is_said()
    {
        Assert.Contains("2020-02-27", (await _folder.RunAsync("simulate", ".", "--answer", "approve=3 days late")).Output, StringComparison.Ordinal);
        Assert.Contains("waits for people", (await _folder.RunAsync("simulate", ".", "--usually", "never")).Output, StringComparison.Ordinal);
        Assert.Contains("rejected", (await _folder.RunAsync("simulate", ".", "--outcome", "approve=reject")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("view for lat=never", "The step 'view' has no item 'lat'.")]
    [InlineData("approve for art=never", "The step 'approve' is not done for several items")]
    public async Task An_item_that_is_not_there_is_wrong_usage(string answer, string words)
    {
        WithViews();

        var wrong = await _folder.RunAsync("simulate", ".", "--answer", answer);
        var right = await _folder.RunAsync("simulate", ".", "--answer", "view for art=never");

        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains(words, wrong.Error, StringComparison.Ordinal);
        Assert.True(right.ExitCode == 0, right.Output + right.Error);
    }

    [Fact]
    public async Task What_is_filled_in_can_be_said_as_expressions_name_it()
    {
        WithViews("    form: { pages: number }\n  - notify: <sum(view.results.pages)> pages\n    to: manager\n");

        var run = await _folder.RunAsync("simulate", ".", "--with", "view.pages=7", "--with", "view for art.pages=30");

        Assert.Contains("37 pages", run.Output, StringComparison.Ordinal);
        Assert.Contains("view for art: pages = 30 is filled in", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("view.page=7", "did you mean 'pages'?")]
    [InlineData("vew.pages=7", "did you mean 'view'?")]
    [InlineData("view.pages=many", "does not fit the field 'pages'")]
    [InlineData("view=7", "write --with step.field=value")]
    [InlineData("view for music.pages=7", "has no item 'music'")]
    public async Task What_cannot_be_filled_in_is_wrong_usage(string with, string words)
    {
        WithViews("    form: { pages: number }\n");

        var run = await _folder.RunAsync("simulate", ".", "--with", with);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_can_be_chosen()
    {
        var run = await _folder.RunAsync("simulate", ".", "--from", "2021-03-01", "--until", "2021-03-10", "--format", "json");

        Assert.Equal("2021-03-01", run.Json.GetProperty("from").GetString());
        Assert.Equal("2021-03-10", run.Json.GetProperty("until").GetString());
        Assert.Equal(JsonValueKind.Array, run.Json.GetProperty("entries").ValueKind);
    }

    [Theory]
    [InlineData("--answer", "aprove=never", "did you mean 'approve'?")]
    [InlineData("--answer", "approve", "write step=")]
    [InlineData("--answer", "approve=soon", "write 'at once'")]
    [InlineData("--usually", "soon", "write 'at once'")]
    [InlineData("--outcome", "approve=aprove", "did you mean 'approve'?")]
    [InlineData("--from", "monday", "is no day such as 2020-02-10")]
    public async Task What_cannot_be_assumed_is_told(string option, string value, string words)
    {
        var run = await _folder.RunAsync("simulate", ".", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_plan_it_starts_today_and_says_so()
    {
        _folder.With("expense.process.yaml", ProcessesFolder.Sound);

        var unsaid = await _folder.RunAsync("simulate", ".");
        var said = await _folder.RunAsync("simulate", ".", "--from", "2020-02-10");

        Assert.Equal((0, 0), (unsaid.ExitCode, said.ExitCode));
        Assert.Matches(@"it starts today, \d{4}-\d\d-\d\d \(--from gives another day\)", unsaid.Output);
        Assert.DoesNotContain("today", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_is_given_takes_the_place_of_the_defaults()
    {
        WithData();

        var usual = await _folder.RunAsync("simulate", ".");
        var given = await _folder.RunAsync("simulate", ".", "--data", "amount=2.5", "--data", "kind=travel");

        Assert.Contains("Approve 1 of food", usual.Output, StringComparison.Ordinal);
        Assert.Contains("Approve 2.5 of travel", given.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amuont=1", "did you mean 'amount'?")]
    [InlineData("amount", "write --data field=value")]
    [InlineData("amount=much", "a number is expected")]
    [InlineData("kind=war", "one of 'food', 'travel' is expected")]
    [InlineData("receipt=a.pdf", "holds a file, which cannot be given here")]
    public async Task Data_that_does_not_fit_is_told(string data, string words)
    {
        WithData();

        var run = await _folder.RunAsync("simulate", ".", "--data", data);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_made_up_is_announced_and_can_be_said()
    {
        WithMessage();

        var made = await _folder.RunAsync("simulate", ".", "--from", "2027-02-01");
        var said = await _folder.RunAsync(
            "simulate", ".", "--from", "2027-02-01", "--answer", "heard=at once", "--brings", "heard={\"text\": \"No\"}");

        Assert.Contains(
            "Made up: the message 'answer' that 'heard' waits for comes 7 days after the wait began, and brings nothing.",
            made.Output,
            StringComparison.Ordinal);
        Assert.Contains("you can say yourself: --data, --answer, --with, --outcome and --brings", made.Error, StringComparison.Ordinal);
        Assert.Contains("heard brings {text: \"No\"}.", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Made up: the message", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("heard=5", "A message brings fields, and '5' are none.")]
    [InlineData("heard={", "is no JSON")]
    [InlineData("approve={}", "'approve' waits for no message and asks no service.")]
    [InlineData("haerd={}", "did you mean 'heard'?")]
    public async Task What_cannot_be_brought_is_told(string brings, string words)
    {
        WithMessage();

        var run = await _folder.RunAsync("simulate", ".", "--from", "2027-02-01", "--brings", brings);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_with_errors_is_not_played()
    {
        _folder.With(
            "expense.process.yaml",
            ProcessesFolder.Sound.Replace("reject: end rejected", "reject: back to nowhere", StringComparison.Ordinal));

        var run = await _folder.RunAsync("simulate", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WF", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not run: 1 error", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Before the approval, somebody writes for art and somebody for latin.</summary>
    private void WithViews(string more = "") => _folder.With(
        "expense.process.yaml",
        _folder.Read("expense.process.yaml").Replace(
            "steps:",
            $"""
            steps:
              - id: view
                for-each: subject in ["art", "latin"]
                task: Write for <subject>
                by: manager
            {more}
            """,
            StringComparison.Ordinal));

    private void WithMessage() => _folder.With(
        "expense.process.yaml",
        ProcessesFolder.Sound.Replace(
            "steps:", "steps:\n  - id: heard\n    wait: { message: answer, sensitivity: internal }", StringComparison.Ordinal));

    private void WithData() => _folder.With(
        "expense.process.yaml",
        ProcessesFolder.Sound
            .Replace(
                "start:",
                "data:\n  amount: { type: number, default: 1 }\n  kind: { type: choice, options: [food, travel], default: food }\n  "
                    + "receipt: file\nstart:",
                StringComparison.Ordinal)
            .Replace("Approve the claim", "Approve <amount> of <kind>", StringComparison.Ordinal));
}
