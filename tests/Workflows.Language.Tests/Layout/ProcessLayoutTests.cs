using Workflows.Language.Definitions;
using Workflows.Language.Layout;
using Xunit;
using static Workflows.Language.Tests.Layout.Sketch;

namespace Workflows.Language.Tests.Layout;

public sealed class ProcessLayoutTests
{
    private const int Seeds = 400;

    public static TheoryData<int> Hundreds { get; } = [0, 100, 200, 300];

    [Fact]
    public void Every_step_has_a_node_with_the_engines_id()
    {
        foreach (var process in Many(0, Seeds))
        {
            var ids = StepIds.Of(process.Steps);
            var nodes = ProcessLayout.Of(process).Nodes.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);

            Assert.All(process.Steps.All(), step => Assert.Contains(ids[step], nodes));
        }
    }

    [Fact]
    public void No_two_nodes_have_the_same_id() => Assert.All(
        Many(0, Seeds), p => Assert.Distinct(ProcessLayout.Of(p).Nodes.Select(n => n.Id)));

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void No_two_shapes_overlap_unless_one_is_the_frame_of_the_other(int first)
    {
        foreach (var layout in Many(first, 100).Select(p => ProcessLayout.Of(p)))
        {
            for (var i = 0; i < layout.Nodes.Length; i++)
            {
                for (var j = i + 1; j < layout.Nodes.Length; j++)
                {
                    var (a, b) = (layout.Nodes[i], layout.Nodes[j]);
                    Assert.True(!Overlap(a.Box, b.Box) || Frames(a, b) || Frames(b, a), $"{a.Id} {a.Box} and {b.Id} {b.Box}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void Lines_run_across_and_down_and_stay_in_the_picture(int first)
    {
        foreach (var layout in Many(first, 100).Select(p => ProcessLayout.Of(p)))
        {
            Assert.All(layout.Edges, edge =>
            {
                Assert.All(
                    edge.Points.Zip(edge.Points.Skip(1)),
                    s => Assert.True(s.First.X == s.Second.X || s.First.Y == s.Second.Y, edge.ToString()));
                Assert.All(edge.Points, p => Assert.True(p.X > 0 && p.X < layout.Width && p.Y > 0 && p.Y < layout.Height, edge.ToString()));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void No_line_runs_through_a_shape(int first)
    {
        foreach (var layout in Many(first, 100).Select(p => ProcessLayout.Of(p)))
        {
            foreach (var edge in layout.Edges)
            {
                foreach (var (from, to) in edge.Points.Zip(edge.Points.Skip(1)))
                {
                    var through = layout.Nodes.FirstOrDefault(n => !n.IsFrame && Crosses(from, to, n.Box));
                    Assert.True(through is null, $"{edge.From} → {edge.To} runs through {through?.Id}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void Lines_start_and_end_at_nodes_of_the_picture(int first)
    {
        foreach (var layout in Many(first, 100).Select(p => ProcessLayout.Of(p)))
        {
            Assert.All(layout.Edges, e => Assert.True(layout.Find(e.From) is not null && layout.Find(e.To) is not null, $"{e.From} → {e.To}"));
        }
    }

    [Fact]
    public void Deep_nesting_is_drawn()
    {
        Step step = Task("The innermost");
        for (var i = 0; i < 60; i++)
        {
            step = Parallel(("a", List(step)), ("b", List()));
        }

        Assert.NotNull(ProcessLayout.Of(Process("deep", step)).Find("task-1"));
    }

    [Fact]
    public void A_process_without_steps_leads_from_start_to_end()
    {
        var edge = Assert.Single(ProcessLayout.Of(Process("empty")).Edges);

        Assert.Equal((StepIds.Start, StepIds.End), (edge.From, edge.To));
    }

    [Fact]
    public void A_way_back_to_a_step_that_does_not_exist_is_left_out()
    {
        var layout = ProcessLayout.Of(Process("wrong", Task("Only"), BackTo("nowhere")));

        Assert.DoesNotContain(layout.Edges, e => e.Kind == DiagramEdgeKind.Return);
    }

    [Fact]
    public void Roles_are_shown_by_the_titles_that_the_organisation_gives_them()
    {
        var organisation = new Organisation
        {
            Source = new("town.organisation.yaml", ""),
            Name = Word("Town"),
            Roles = [new(Word("head-teacher"), Word("Head teacher"), true)],
        };

        var task = ProcessLayout.Of(Process("p", Task("Answer", "head-teacher of <unit.id>")), organisation).Find("task-1")!;

        Assert.Contains(task.Rows, r => r is { Kind: RowKind.Who, Text: "Head teacher of ‹unit›" });
    }

    [Theory]
    [MemberData(nameof(Processes.Names), MemberType = typeof(Processes))]
    public void The_same_process_gives_the_same_picture(string name) =>
        Assert.Equal(SvgDrawing.Render(ProcessLayout.Of(Processes.Named(name))), SvgDrawing.Render(ProcessLayout.Of(Processes.Named(name))));

    private static IEnumerable<ProcessDefinition> Many(int first, int count) =>
        Enumerable.Range(first, count).Select(s => new RandomProcess(s).Make());

    private static bool Overlap(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;

    private static bool Frames(DiagramNode frame, DiagramNode node) =>
        frame.IsFrame
        && frame.Box.X < node.Box.X && node.Box.Right < frame.Box.Right && frame.Box.Y < node.Box.Y && node.Box.Bottom < frame.Box.Bottom;

    private static bool Crosses(Point from, Point to, Box box) =>
        Math.Min(from.X, to.X) < box.Right && box.X < Math.Max(from.X, to.X) && box.Y < from.Y && from.Y < box.Bottom
        || Math.Min(from.Y, to.Y) < box.Bottom && box.Y < Math.Max(from.Y, to.Y) && box.X < from.X && from.X < box.Right;
}
