using System.Xml.Linq;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Layout;
using Workflows.Language.Text;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Language.Tests.Layout;

/// <summary>Deadlines of the case and starts without anybody's hand are on the drawing and in its words.</summary>
public sealed class DeadlineDrawingTests
{
    private const string Complaint = """
        process: complaint
        title: Complaint
        language: en
        data:
          subject: text
        start:
          - by: clerk
            form: [subject]
          - every: year on 15 January
          - message: complaint-came
        deadlines:
          answer:
            title: Answer to who complained
            within: 3 months
            from: confirm
            or-from: 7 days after received
            fixed: Complaints Act section 4
            escalate: 2 weeks before to manager
        steps:
          - id: confirm
            task: Confirm that it came
            by: clerk
          - id: reply
            task: Reply
            by: clerk
            meets: answer
        """;

    [Fact]
    public void Deadlines_stand_above_the_flow() => Snapshot.Verify(SvgDrawing.Render(LayoutOf("en")), extension: "svg");

    [Fact]
    public void They_are_told_first_with_what_starts_them_fixes_them_and_meets_them() => Assert.Equal(
        """
        - Deadline: Answer to who complained; within 3 months from when ‘Confirm that it came’ is done; or from 7 days after received,
          if that has not come by then; fixed by Complaints Act section 4; escalates 2 weeks before to manager
        - Start, by clerk; every year on 15 January; message complaint-came
        - Task: Confirm that it came; by clerk
        - Task: Reply; by clerk; meets Answer to who complained

        """.Replace(",\n  ", ", ", StringComparison.Ordinal),
        OutlineItem.AsText(LayoutOf("en").Outline));

    [Theory]
    [InlineData(
        "sv",
        "Frist: Answer to who complained; inom 3 månader från att ”Confirm that it came” är klart; eller från 7 dagar efter mottagandet",
        "uppfyller Answer",
        "varje år den 15 januari")]
    [InlineData(
        "nb",
        "Frist: Answer to who complained; innen 3 måneder fra at «Confirm that it came» er ferdig; eller fra 7 dager etter mottak",
        "oppfyller Answer",
        "hvert år 15. januar")]
    public void In_the_language_of_the_process(string language, string deadline, string meets, string start)
    {
        var text = OutlineItem.AsText(LayoutOf(language).Outline);

        Assert.Contains(deadline, text, StringComparison.Ordinal);
        Assert.Contains(meets, text, StringComparison.Ordinal);
        Assert.Contains(start, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Mermaid_has_the_deadline_the_step_that_meets_it_and_the_starts()
    {
        var text = MermaidDrawing.Render(LayoutOf("en"));

        Assert.Contains("n_deadline_answer(\"Deadline: Answer to who complained<br/>within 3 months from", text, StringComparison.Ordinal);
        Assert.Contains("Reply<br/>clerk<br/>meets Answer to who complained", text, StringComparison.Ordinal);
        Assert.Contains("started by clerk#59; every year on 15 January#59; message complaint-came", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadline_in_the_picture_is_told_in_words_and_overlaps_nothing()
    {
        var layout = LayoutOf("en");
        var box = layout.Find(StepIds.OfDeadline("answer"))!.Box;

        XNamespace svg = "http://www.w3.org/2000/svg";
        var group = XElement.Parse(SvgDrawing.Render(layout)).Elements(svg + "g").Single(g => g.Attribute("data-node")?.Value == "deadline answer");
        Assert.Contains("fixed by Complaints Act section 4", group.Element(svg + "title")?.Value, StringComparison.Ordinal);
        Assert.All(layout.Nodes.Where(n => n.Kind != DiagramNodeKind.Deadline), n => Assert.True(n.Box.Y > box.Bottom));
        Assert.True(box.Right < layout.Width);
    }

    [Theory]
    [InlineData("month on day 15", "varje månad den 15")]
    [InlineData("month on the last day", "varje månad den sista dagen")]
    [InlineData("2 weeks on Monday and Thursday", "varannan vecka på måndag och torsdag")]
    [InlineData("day", "varje dag")]
    [InlineData("month on the first Monday", "enligt ”month on the first Monday”")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=1MO", "enligt regeln RRULE:FREQ=MONTHLY;BYDAY=1MO")]
    public void Recurrences_are_said_in_the_language_where_it_has_words(string every, string said) =>
        Assert.Contains(
            said,
            LayoutOf("sv", Complaint.Replace("year on 15 January", $"'{every}'", StringComparison.Ordinal)).Find(StepIds.Start)!.Text,
            StringComparison.Ordinal);

    private static DiagramLayout LayoutOf(string language, string text = Complaint) => ProcessLayout.Of(
        ProcessChecker.Check(
            SourceSet.Of([new("complaint.process.yaml", text.Replace("language: en", "language: " + language, StringComparison.Ordinal))]),
            "complaint.process.yaml",
            new())!.Process);
}
