using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>Texts come in the language that is asked for, where the process has it.</summary>
public sealed class LanguageTests(CaseOfLeaveFixture fixture) : IClassFixture<CaseOfLeaveFixture>
{
    private CaseOfLeave Case => fixture.Case;

    [Theory]
    [InlineData(null, "", "Say who covers in north")]
    [InlineData("sv", "", "Säg vem som täcker i north")]
    [InlineData("fi, sv-SE;q=0.8, en;q=0.5", "", "Säg vem som täcker i north")]
    [InlineData("sv;q=0, en", "", "Say who covers in north")]
    [InlineData("en", "?language=sv", "Säg vem som täcker i north")]
    [InlineData("de", "", "Say who covers in north")]
    public async Task A_task_is_told_in_the_language_that_is_asked_for(string? header, string query, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/instances/{Case.Instance}/tasks/{Case.TaskOfNorth}{query}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", header);
        }

        using var answer = await Case.Acting(TestProcesses.HeadOfNorth).SendAsync(request);
        var task = await answer.ShouldBeOkAsync();

        Assert.Equal(title, task.GetProperty("summary").GetProperty("title").GetString());
        Assert.Equal(
            title.StartsWith("Säg", StringComparison.Ordinal) ? "5 dagar i north." : "5 days in north.",
            task.GetProperty("help").GetString());
    }

    [Fact]
    public async Task Lists_and_drawings_follow()
    {
        var starter = Case.Acting(TestProcesses.Starter);
        using var definitions = await starter.GetAsync("/api/v1/definitions?language=sv");
        var listed = (await definitions.ShouldBeOkAsync()).GetProperty("items")[0];
        using var instance = await starter.GetAsync($"/api/v1/instances/{Case.Instance}?language=sv");
        var detail = await instance.ShouldBeOkAsync();
        var drawing = await starter.GetStringAsync("/api/v1/definitions/leave/diagram.txt?language=sv");

        Assert.Equal("Be om ledighet", listed.GetProperty("title").GetString());
        Assert.Equal("sv", listed.GetProperty("language").GetString());
        Assert.Equal(["en", "sv"], listed.GetProperty("languages").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal("Be om ledighet", detail.GetProperty("summary").GetProperty("title").GetString());
        Assert.Equal("Säg vem som täcker i …", detail.GetProperty("steps")[0].GetProperty("title").GetString());
        Assert.Contains("Säg vem som täcker i north", detail.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("title").GetString()));
        Assert.Contains("Beslut: Bevilja ledighet; av Manager", drawing, StringComparison.Ordinal);
    }
}
