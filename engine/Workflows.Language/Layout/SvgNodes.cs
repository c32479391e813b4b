using System.Globalization;

namespace Workflows.Language.Layout;

/// <summary>Draws nodes: shape, signs, words, and what goes on there.</summary>
internal sealed class SvgNodes(SvgWriter svg, DiagramProgress progress, DrawingLanguage language)
{
    private const int Pill = 18;

    public void Write(DiagramNode node)
    {
        var now = progress.Of(node);
        svg.Group(string.Join(' ', now.Classes.Prepend(SvgSigns.ClassOf(node.Kind)).Prepend("wf-node")));
        svg.Set("data-node", node.Id);
        var pills = Pills(node, now).ToList();
        svg.TextElement("title", pills.Count == 0 ? node.Text : $"{node.Text} ({string.Join(", ", pills.Select(p => p.Text))})");
        Shape(node);
        foreach (var row in node.Rows)
        {
            Row(node, row);
        }

        Write(node, pills);
        svg.Close();
    }

    private void Shape(DiagramNode node)
    {
        switch (node.Kind)
        {
            case DiagramNodeKind.Task or DiagramNodeKind.Decision or DiagramNodeKind.Notify or DiagramNodeKind.Service
                or DiagramNodeKind.Document or DiagramNodeKind.Decide or DiagramNodeKind.Set
                or DiagramNodeKind.Call or DiagramNodeKind.Open
                or DiagramNodeKind.Unread or DiagramNodeKind.Repeated or DiagramNodeKind.Stage
                or DiagramNodeKind.Handler or DiagramNodeKind.Guard or DiagramNodeKind.Deadline:
                Rectangle(node);
                break;
            case DiagramNodeKind.Exclusive
                or DiagramNodeKind.Parallel
                or DiagramNodeKind.Inclusive
                or DiagramNodeKind.Join
                or DiagramNodeKind.EventBased:
                Diamond(node);
                break;
            default:
                Circle(node);
                break;
        }
    }

    private void Rectangle(DiagramNode node)
    {
        if (node.Repeats)
        {
            svg.Rectangle("wf-pile", node.Box.MovedBy(8, 8), 8);
            svg.Rectangle("wf-pile", node.Box.MovedBy(4, 4), 8);
        }

        svg.Rectangle("wf-shape", node.Box, 8);
        if (SvgSigns.OfActivity(node.Kind) is { } sign)
        {
            svg.Path("wf-sign", sign, new(node.Box.X + Spacing.ActivityPad, node.Box.Y + Spacing.ActivityPad));
        }
    }

    private void Diamond(DiagramNode node)
    {
        var (box, x, y) = (node.Box, node.Box.CentreX, node.Box.CentreY);
        svg.Path("wf-shape", string.Create(CultureInfo.InvariantCulture, $"M{x} {box.Y}L{box.Right} {y}L{x} {box.Bottom}L{box.X} {y}Z"));
        var reach = box.Width / 5;
        var sign = node.Kind switch
        {
            DiagramNodeKind.Exclusive => string.Create(
                CultureInfo.InvariantCulture,
                $"M-{reach - 1} -{reach - 1}L{reach - 1} {reach - 1}M{reach - 1} -{reach - 1}L-{reach - 1} {reach - 1}"),
            DiagramNodeKind.Parallel => string.Create(CultureInfo.InvariantCulture, $"M-{reach + 1} 0L{reach + 1} 0M0 -{reach + 1}L0 {reach + 1}"),
            DiagramNodeKind.EventBased =>
                string.Create(CultureInfo.InvariantCulture, $"M0 -{reach}L{reach} -1L{reach - 3} {reach}L-{reach - 3} {reach}L-{reach} -1Z"),
            DiagramNodeKind.Inclusive =>
                string.Create(CultureInfo.InvariantCulture, $"M-{reach} 0a{reach} {reach} 0 1 0 {2 * reach} 0a{reach} {reach} 0 1 0 -{2 * reach} 0"),
            _ => null,
        };
        if (sign is not null)
        {
            svg.Path("wf-gate", sign, new(x, y));
        }
    }

    private void Circle(DiagramNode node)
    {
        var centre = new Point(node.Box.CentreX, node.Box.CentreY);
        var radius = (node.Box.Width / 2) - 1;
        svg.Circle("wf-shape", centre, radius);
        if (node.Kind is DiagramNodeKind.WaitTimer or DiagramNodeKind.WaitMessage or DiagramNodeKind.BackTo or DiagramNodeKind.Milestone)
        {
            svg.Circle("wf-ring", centre, radius - 3);
            svg.Path("wf-sign", SvgSigns.OfEvent(node.Kind), centre.MovedBy(-8, -8));
        }
        else if (node.Kind == DiagramNodeKind.Terminate)
        {
            svg.Circle("wf-dot", centre, radius - 5);
        }
    }

    private void Row(DiagramNode node, DiagramRow row)
    {
        if (SvgSigns.OfRow(row.Kind) is { } sign)
        {
            svg.Path("wf-row-sign", sign, row.At.MovedBy(-Spacing.Sign + 2, -10));
        }

        var letters = row.Kind switch
        {
            RowKind.Title => "wf-title",
            RowKind.Note => "wf-note",
            _ => "wf-row",
        };
        var away = node.Box.Width < Spacing.Activity ? " wf-halo" : "";
        svg.Lines(letters + away, row.Lines, row.At, row.Anchor, row.LineHeight);
    }

    /// <summary>Numbers with words, so that no colour is needed to read them; a single run needs no number.</summary>
    private IEnumerable<(string Class, string Text)> Pills(DiagramNode node, NodeProgress now)
    {
        string Count(int count, string word) => count == 1 && !node.Repeats
            ? language.Say(word)
            : string.Create(CultureInfo.InvariantCulture, $"{count} {language.Say(word)}");

        if (now.Incidents > 0)
        {
            yield return ("wf-pill incident", Count(now.Incidents, "stuck"));
        }

        if (now.Late > 0)
        {
            yield return ("wf-pill late", Count(now.Late, "late"));
        }

        if (now.Active > now.Late)
        {
            yield return ("wf-pill active", Count(now.Active - now.Late, "open"));
        }

        if (now.Held > 0)
        {
            yield return ("wf-pill held", Count(now.Held, "held"));
        }

        if (now.Done > 0)
        {
            yield return ("wf-pill done", Count(now.Done, "done"));
        }
    }

    /// <summary>In a row on the upper edge of a box, or left of a small shape.</summary>
    private void Write(DiagramNode node, List<(string Class, string Text)> pills)
    {
        var widths = pills.Select(p => TextMeasure.Width(p.Text, Spacing.SmallSize) + 14).ToList();
        var total = widths.Sum() + (4 * Math.Max(0, widths.Count - 1));
        var isBox = node.Box.Width >= Spacing.Activity;
        var x = isBox ? node.Box.Right - 8 - total : node.Box.X - 6 - total;
        var y = (isBox ? node.Box.Y : node.Box.CentreY) - (Pill / 2);
        for (var i = 0; i < pills.Count; i++)
        {
            var box = new Box(x, y, widths[i], Pill);
            svg.Group(pills[i].Class);
            svg.Rectangle("wf-pill-shape", box, Pill / 2);
            svg.Lines("wf-pill-text wf-at-middle", [pills[i].Text], new(box.CentreX, box.Y + 13), TextAnchor.Start, Spacing.SmallLine);
            svg.Close();
            x += widths[i] + 4;
        }
    }
}
