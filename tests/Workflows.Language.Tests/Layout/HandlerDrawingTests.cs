using Workflows.Language.Layout;
using Workflows.Tests.Shared;
using Xunit;
using static Workflows.Language.Tests.Layout.Sketch;

namespace Workflows.Language.Tests.Layout;

/// <summary>How handlers are drawn and told.</summary>
public sealed class HandlerDrawingTests
{
    private static readonly DiagramLayout Layout = ProcessLayout.Of(Process(
        "report",
        Task("Investigate", "investigator", "investigate", Continue("founded"), Ends("unfounded", "closed")) with
        {
            HoldWhile = Expression("police = true"),
            Handlers = [On("question", "question", Task("Answer the question", "investigator"))],
        },
        Notify("It is done", "reporter")) is var process
        ? process with
        {
            Steps = process.Steps with { Handlers = [On("retaliation", "retaliation-report", Task("Look at what was reported", "board"))] },
        }
        : throw new InvalidOperationException());

    [Fact]
    public void Handlers_stand_in_frames_under_what_they_belong_to() => Snapshot.Verify(SvgDrawing.Render(Layout), extension: "svg");

    [Fact]
    public void They_are_subgraphs_in_mermaid() => Snapshot.Verify(MermaidDrawing.Render(Layout));

    [Fact]
    public void They_are_told_after_the_step_and_after_the_process() => Assert.Equal(
        """
        - Task: Investigate; by investigator; held while police = true
          - founded: continue
          - unfounded: end closed
          - Meanwhile: question; when the message question comes
            - Task: Answer the question; by investigator
        - Tell: It is done; to reporter
        - Meanwhile: retaliation; when the message retaliation-report comes
          - Task: Look at what was reported; by board

        """,
        OutlineItem.AsText(Layout.Outline));
}
