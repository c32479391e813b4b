using System.Text;

namespace Workflows.Engine.Tests.Properties;

/// <summary>Writes a made-up process down, and says what each step is called.</summary>
internal sealed class ShapeText
{
    private readonly StringBuilder _text = new("""
        data:
          count: { type: number, default: 0 }
          yes: { type: yes-no, default: yes }
          no: { type: yes-no, default: no }
          start_day: { type: date, default: 2020-02-10 }
        steps:

        """);

    private int _steps;

    private ShapeText()
    {
    }

    /// <summary>The ids that steps were given, by the shape itself.</summary>
    public Dictionary<Shape, string> Ids { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a task, by its id with or without an item, has outcomes.</summary>
    public bool HasOutcomes(string task) => Ids.Any(i => i.Key is Shape.Task { Outcome: not null } && i.Value == task.Split('(')[0]);

    public override string ToString() => _text.ToString();

    public static ShapeText Of(Shapes process)
    {
        var text = new ShapeText();
        text.Write(process, 2);
        return text;
    }

    private void Write(Shapes list, int indent)
    {
        string? asked = null;
        foreach (var step in list.Steps)
        {
            var id = Ids[step] = $"s{++_steps}";
            Line(indent, $"- id: {id}");
            Write(step, id, indent + 2, asked);
            asked ??= step is Shape.Task { Outcome: Lead.Continue } ? id : null;
        }
    }

    private void Write(Shape step, string id, int indent, string? asked)
    {
        switch (step)
        {
            case Shape.Task task:
                Write(task, id, indent);
                break;
            case Shape.Wait wait:
                Line(indent, $"wait: {{ for: {wait.Hours} hours }}");
                break;
            case Shape.Message:
                Line(indent, "wait: { message: hello, key: count }");
                break;
            case Shape.Set:
                Line(indent, "set: { count: count + 1 }");
                break;
            case Shape.Notify:
                Line(indent, "notify: Hello <count>");
                Line(indent, "to: [clerk, boss]");
                break;
            case Shape.Choose choose:
                Line(indent, "choose:");
                Line(indent + 2, $"- when: {(choose.Taken ? "yes" : "no")}");
                Line(indent + 2, "  steps:");
                Write(choose.Then, indent + 6);
                Line(indent + 2, "- otherwise:");
                Write(choose.Otherwise, indent + 6);
                break;
            case Shape.Parallel parallel:
                Line(indent, "parallel:");
                foreach (var branch in parallel.Branches)
                {
                    Line(indent + 2, $"b{++_steps}:");
                    Line(indent + 4, $"when: {(branch.Holds ? "yes" : "no")}");
                    Line(indent + 4, "steps:");
                    Write(branch.Steps, indent + 6);
                }

                break;
            case Shape.Each each:
                Ids[each.Body] = id;
                Line(indent, $"for-each: i{id} in [{string.Join(", ", Enumerable.Range(1, each.Items))}]");
                if (each.ClosesAfter is { } days)
                {
                    Line(indent, $"closes: {days} days after start_day");
                }

                Write(each.Body, id, indent, null);
                break;
            case Shape.End end:
                Line(indent, $"{(end.WholeProcess ? "end process" : "end")}: over");
                Line(indent, $"when: {(end.Holds ? "yes" : "no")}");
                break;
            case Shape.Back when asked is null:
                Line(indent, "set: { count: count + 2 }");
                break;
            case Shape.Back:
                Line(indent, $"back to: {asked}");
                Line(indent, $"when: {asked}.outcome = \"second\"");
                break;
        }
    }

    private void Write(Shape.Task task, string id, int indent)
    {
        Line(indent, $"task: Do {id} <count>");
        Line(indent, "by: clerk");
        Line(indent, "form: { note: text, file: file, amount: number }");
        if (task.Timers)
        {
            Line(indent, "due: 1 week");
            Line(indent, "remind: [1 day before, on the day, every 3 days until closed]");
            Line(indent, "escalate: 2 days after to boss");
        }

        var lead = task.Outcome switch
        {
            Lead.BackToItself => $"back to {id}",
            Lead.End => "end other",
            Lead.EndProcess => "end process other",
            _ => "continue",
        };
        if (task.Outcome is not null)
        {
            Line(indent, $"outcomes: {{ first: continue, second: {lead} }}");
        }
    }

    private void Line(int indent, string text) => _text.Append(' ', indent).Append(text).Append('\n');
}
