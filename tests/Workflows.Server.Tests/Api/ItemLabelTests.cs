using System.Text.Json;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>An administrator, who does not read the case, can tell the tasks of one step apart.</summary>
public sealed class ItemLabelTests(CaseOfLeaveFixture fixture) : IClassFixture<CaseOfLeaveFixture>
{
    private CaseOfLeave Case => fixture.Case;

    [Fact]
    public async Task By_the_names_of_a_list_that_is_not_personal()
    {
        var detail = await (await Case.Operator().GetAsync($"/api/v1/instances/{Case.Instance}")).ShouldBeOkAsync();

        Assert.Equal(["north", "south"], Items(detail, "tasks"));
        Assert.Equal(["north", "south"], Items(detail, "timers"));
    }

    [Fact]
    public async Task Whoever_reads_the_titles_needs_no_labels()
    {
        var detail = await (await Case.Acting(TestProcesses.Starter).GetAsync($"/api/v1/instances/{Case.Instance}")).ShouldBeOkAsync();

        Assert.All(detail.GetProperty("tasks").EnumerateArray(), t => Assert.Equal(JsonValueKind.Null, t.GetProperty("item").ValueKind));
    }

    private static IEnumerable<string?> Items(JsonElement detail, string list) =>
        detail.GetProperty(list).EnumerateArray().Select(t => t.GetProperty("item").GetString()).Order();
}
