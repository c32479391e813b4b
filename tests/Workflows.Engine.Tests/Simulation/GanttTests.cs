using System.Collections.Immutable;
using System.Xml.Linq;
using NodaTime;
using Workflows.Engine.Simulation;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Layout.Gantt;
using Xunit;

namespace Workflows.Engine.Tests.Simulation;

public sealed class GanttTests
{
    private const string Process = """
        plan: { from: 2020-02-10, to: 2020-06-05 }
        steps:
          - id: ask
            for-each: unit in ["a", "b"]
            closes: 4 weeks after start
            task: Ask
            by: teacher
            due: 2 weeks
            remind: on the day
            escalate: 3 days after to head
          - id: tell
            notify: It is over
            to: head
        """;

    [Fact]
    public void A_task_is_a_bar_from_opening_to_closing_with_what_happens_on_the_way()
    {
        var row = Chart().Rows.Single(r => r.Label == "ask for a");

        Assert.Equal(["Open 2020-02-10 to 2020-02-24"], row.Bars.Select(Said));
        Assert.Equal([GanttMarkKind.Due, GanttMarkKind.Reminder, GanttMarkKind.Done], row.Marks.Select(m => m.Kind));
        Assert.Contains("due 2020-02-24: 2 weeks after it opened on 2020-02-10", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_late_is_a_bar_of_its_own_and_an_escalation_a_row()
    {
        var chart = Chart();

        Assert.Equal(
            ["Open 2020-02-10 to 2020-02-24", "Late 2020-02-25 to 2020-03-10"], chart.Rows.Single(r => r.Label == "ask for b").Bars.Select(Said));
        Assert.Equal(GanttMarkKind.Escalation, chart.Rows.Single(r => r.Label == "escalation of ask for b").Marks[0].Kind);
        Assert.Empty(chart.Rows.Single(r => r.Label == "tell").Bars);
    }

    [Fact]
    public void The_picture_has_a_title_and_tells_every_row()
    {
        var chart = Chart();
        var svg = XDocument.Parse(GanttDrawing.Render(chart)).Root!;
        XNamespace ns = "http://www.w3.org/2000/svg";

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("A test", svg.Element(ns + "title")!.Value);
        Assert.Equal(GanttDrawing.Text(chart), svg.Element(ns + "desc")!.Value);
        Assert.Equal(chart.Rows.Length, svg.Elements(ns + "g").Count(g => g.Attribute("class")!.Value == "wf-gantt-row"));
        Assert.DoesNotContain(
            svg.Descendants(ns + "rect"),
            r => int.Parse(r.Attribute("x")!.Value, null) < 0 || int.Parse(r.Attribute("width")!.Value, null) <= 0);
    }

    [Fact]
    public void The_legend_explains_every_kind_of_bar_and_sign()
    {
        XNamespace ns = "http://www.w3.org/2000/svg";
        var svg = XDocument.Parse(GanttDrawing.Render(Chart())).Root!;
        var legend = svg.Elements(ns + "g").Single(g => g.Attribute("class")!.Value == "wf-legend");

        Assert.Equal(Enum.GetValues<GanttBarKind>().Length, legend.Elements(ns + "rect").Count());
        Assert.Equal(Enum.GetValues<GanttMarkKind>().Length, legend.Elements(ns + "path").Count());
        Assert.Equal(
            [
                "open",
                "open and late",
                "the clock of a deadline runs",
                "due",
                "done",
                "reminder",
                "escalation",
                "something else happens",
                "stopped or missed",
            ],
            legend.Elements(ns + "text").Select(t => t.Value));
    }

    [Fact]
    public void What_is_assumed_and_made_up_stands_in_the_picture_and_in_its_description()
    {
        XNamespace ns = "http://www.w3.org/2000/svg";
        var chart = TimelineGantt.Of(Timeline() with { MadeUp = ["subject = 'made up'."] });
        var svg = XDocument.Parse(GanttDrawing.Render(chart)).Root!;

        Assert.Contains(svg.Descendants(ns + "text"), t => t.Value == "Made up: subject = 'made up'.");
        Assert.Contains("- Tasks are done on the due day.", svg.Element(ns + "desc")!.Value, StringComparison.Ordinal);
        Assert.Contains("- Made up: subject = 'made up'.", svg.Element(ns + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_years_fit_too()
    {
        var timeline = Timeline() with { Until = new LocalDate(2030, 1, 1), Ending = TimelineEnding.OutOfTime };
        var svg = XDocument.Parse(GanttDrawing.Render(TimelineGantt.Of(timeline))).Root!;

        Assert.InRange(int.Parse(svg.Attribute("width")!.Value, null), 800, 5_000);
    }

    private static string Said(GanttBar bar) => FormattableString.Invariant($"{bar.Kind} {bar.From:uuuu-MM-dd} to {bar.To:uuuu-MM-dd}");

    private static GanttChart Chart() => TimelineGantt.Of(Timeline());

    private static Timeline Timeline() => Simulator.Run(
        Processes.Graph(Process), new() { Answers = ImmutableDictionary<string, Answer>.Empty.Add("ask for b", new Answer.Never()) });
}
