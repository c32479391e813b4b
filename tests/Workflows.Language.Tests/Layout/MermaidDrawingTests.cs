using Workflows.Language.Layout;
using Workflows.Tests.Shared;
using Xunit;
using static Workflows.Language.Tests.Layout.Sketch;

namespace Workflows.Language.Tests.Layout;

public sealed class MermaidDrawingTests
{
    [Fact]
    public void A_routine_with_a_collection_and_a_decision() => Snapshot.Verify(MermaidDrawing.Render(ProcessLayout.Of(Processes.Outreach)));

    [Fact]
    public void Branches_in_a_frame() => Snapshot.Verify(MermaidDrawing.Render(ProcessLayout.Of(Processes.Tracks)));

    [Theory]
    [InlineData("say \"yes\"", "say #34;yes#34;")]
    [InlineData("<b>&amp;", "#60;b#62;#38;amp#59;")]
    [InlineData("#35; `x` | {y} [z]", "#35;35#59; #96;x#96; #124; #123;y#125; #91;z#93;")]
    [InlineData("end", "end")]
    [InlineData("Überprüfung 🙂", "Überprüfung #128578;")]
    public void What_mermaid_would_read_as_syntax_is_written_as_a_code(string title, string written)
    {
        var step = Task("x") with { Title = new(Word(title).Span, [new(title, null)]) };

        Assert.Contains($"(\"{written}<br/>someone\")", MermaidDrawing.Render(ProcessLayout.Of(Process("p", step))), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_differ_only_in_signs_stay_apart()
    {
        var text = MermaidDrawing.Render(ProcessLayout.Of(Process("p", Task("x", id: "a-b"), Task("y", id: "a_b"))));

        Assert.Contains("n_a_b(\"x", text, StringComparison.Ordinal);
        Assert.Contains("n_a_b_(\"y", text, StringComparison.Ordinal);
    }
}
