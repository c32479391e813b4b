using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Language.Layout;
using Workflows.Tests.Shared;
using Xunit;
using static Workflows.Language.Tests.Layout.Sketch;

namespace Workflows.Language.Tests.Layout;

public sealed class SvgDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_routine_with_a_collection_and_a_decision() =>
        Snapshot.Verify(SvgDrawing.Render(ProcessLayout.Of(Processes.Outreach)), extension: "svg");

    [Fact]
    public void Ways_back_and_ends() => Snapshot.Verify(SvgDrawing.Render(ProcessLayout.Of(Processes.Expense), Somewhere), extension: "svg");

    [Fact]
    public void Branches_in_a_frame() => Snapshot.Verify(SvgDrawing.Render(ProcessLayout.Of(Processes.Tracks)), extension: "svg");

    [Fact]
    public void The_picture_has_a_title_and_is_told_in_words()
    {
        var root = XElement.Parse(SvgDrawing.Render(ProcessLayout.Of(Processes.Outreach)));

        Assert.Equal("img", root.Attribute("role")?.Value);
        Assert.Equal(root.Element(Svg + "title")?.Attribute("id")?.Value, root.Attribute("aria-labelledby")?.Value);
        Assert.Equal(root.Element(Svg + "desc")?.Attribute("id")?.Value, root.Attribute("aria-describedby")?.Value);
        Assert.Contains("- Task: Analyse the routines; by working-group", root.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_are_found_by_the_engines_id_and_tell_their_state_in_words()
    {
        var root = XElement.Parse(SvgDrawing.Render(ProcessLayout.Of(Processes.Expense), Somewhere));

        var receipts = Node(root, "receipts");
        Assert.Equal("wf-node wf-task active late", receipts.Attribute("class")?.Value);
        Assert.EndsWith("(late)", receipts.Element(Svg + "title")?.Value, StringComparison.Ordinal);
        Assert.Equal("wf-node wf-task done", Node(root, "claim").Attribute("class")?.Value);
        Assert.Equal("wf-node wf-task active incident", Node(root, "approve").Attribute("class")?.Value);
    }

    [Fact]
    public void Of_many_items_the_numbers_are_told()
    {
        var progress = new DiagramProgress(ImmutableDictionary<string, NodeProgress>.Empty.Add("collect", new() { Active = 5, Late = 2, Done = 12 }));

        var root = XElement.Parse(SvgDrawing.Render(ProcessLayout.Of(Processes.Outreach), progress));

        Assert.EndsWith("(2 late, 3 open, 12 done)", Node(root, "collect").Element(Svg + "title")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stuck_at_a_for_each_is_told_at_its_step()
    {
        var progress = new DiagramProgress(ImmutableDictionary<string, NodeProgress>.Empty.Add("collect/each", new() { Active = 1, Incidents = 1 }));

        var root = XElement.Parse(SvgDrawing.Render(ProcessLayout.Of(Processes.Outreach), progress));

        Assert.Equal("wf-node wf-task incident", Node(root, "collect").Attribute("class")?.Value);
    }

    [Fact]
    public void A_page_with_the_style_sheet_of_its_own_gets_none() =>
        Assert.DoesNotContain(
            "<style", SvgDrawing.Render(ProcessLayout.Of(Processes.Outreach), styling: SvgStyling.Linked), StringComparison.Ordinal);

    [Theory]
    [InlineData("</text><script>alert(1)</script>")]
    [InlineData("\u0000\u0007\uD800 & \" ' ]]>")]
    [InlineData("😀 日本語 שלום e\u0301")]
    public void Whatever_a_title_holds_the_picture_is_well_formed(string title)
    {
        var root = XElement.Parse(
            SvgDrawing.Render(ProcessLayout.Of(Process("p", Task("x") with { Title = new(Word(title).Span, [new(title, null)]) }))));

        Assert.Empty(root.Descendants(Svg + "script"));
    }

    private static DiagramProgress Somewhere { get; } = new(ImmutableDictionary<string, NodeProgress>.Empty
        .Add("claim", new() { Done = 1 })
        .Add("receipts", new() { Active = 1, Late = 1 })
        .Add("approve", new() { Active = 1, Incidents = 1 })
        .Add("unknown", new() { Active = 1 }));

    private static XElement Node(XElement root, string id) => root.Descendants(Svg + "g").Single(g => g.Attribute("data-node")?.Value == id);
}
