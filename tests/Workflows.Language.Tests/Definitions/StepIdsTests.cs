using Workflows.Language.Definitions;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Definitions;

public sealed class StepIdsTests
{
    private static readonly SourceSpan Nowhere = new(new SourceText("made.process.yaml", ""), 0, 0);

    [Theory]
    [InlineData("collect", "collect")]
    [InlineData("collect/each", "collect")]
    [InlineData("parallel-1/join", "parallel-1")]
    public void A_node_belongs_to_a_step(string node, string step) => Assert.Equal(step, StepIds.StepOf(node));

    [Fact]
    public void The_authors_id_is_the_id()
    {
        var collect = Notify("collect");

        Assert.Equal("collect", StepIds.Of(List(collect))[collect]);
    }

    [Fact]
    public void Steps_without_id_are_numbered_by_keyword_in_the_order_of_the_file()
    {
        var inner = Notify();
        Step[] steps = [Notify(), Parallel(inner), End(), Notify()];

        var ids = StepIds.Of(List(steps));

        Assert.Equal(["notify-1", "parallel-1", "end-1", "notify-3"], steps.Select(s => ids[s]));
        Assert.Equal("notify-2", ids[inner]);
    }

    [Fact]
    public void Naming_a_step_leaves_the_numbers_of_the_others()
    {
        var last = Notify();

        Assert.Equal("notify-3", StepIds.Of(List(Notify(), Notify("told"), last))[last]);
    }

    [Fact]
    public void A_made_id_gives_way_to_the_same_one_of_an_author()
    {
        var made = Notify();
        var written = Notify("notify-1");
        var ids = StepIds.Of(List(made, written));

        Assert.Equal("notify-1", ids[written]);
        Assert.Equal("notify-1-b", ids[made]);
    }

    [Fact]
    public void A_step_is_found_by_its_id()
    {
        var step = Notify();
        var ids = StepIds.Of(List(step));

        Assert.Same(step, ids.Find("notify-1"));
        Assert.Null(ids.Find("notify-2"));
    }

    private static StepList List(params Step[] steps) => new(Nowhere, [.. steps]);

    private static NotifyStep Notify(string? id = null) => new()
    {
        Span = Nowhere,
        Keyword = Nowhere,
        Id = id is null ? null : new(id, Nowhere),
        Subject = new(Nowhere, []),
        To = [],
    };

    private static ParallelStep Parallel(params Step[] steps) => new()
    {
        Span = Nowhere,
        Keyword = Nowhere,
        Branches = [new(new("one", Nowhere), null, List(steps))],
    };

    private static EndStep End() => new(new Word("done", Nowhere), WholeProcess: false) { Span = Nowhere, Keyword = Nowhere };
}
