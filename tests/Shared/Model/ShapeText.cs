using System.Text;

namespace Workflows.Tests.Shared.Model;

/// <summary>Writes a made-up process down as the file that it is.</summary>
internal sealed class ShapeText
{
    /// <summary>The process that others call and open.</summary>
    public const string Child = """
        process: child
        title: Another case
        steps:
          - { id: answer, task: Answer, by: clerk }

        """;

    private readonly StringBuilder _text = new();

    public static string Of(ProcessShape process)
    {
        var text = new ShapeText();
        text.Write(process);
        return text._text.ToString();
    }

    private void Write(ProcessShape process)
    {
        Line(0, "process: made-up");
        Line(0, "title: Made up");
        if (process.HasPlan)
        {
            Line(0, "plan: { from: 2020-02-10, to: 2039-12-16 }");
        }

        Line(0, "data:");
        foreach (var flag in ProcessShape.Flags)
        {
            Line(2, $"{flag}: {{ type: yes-no, default: {(process.Starting.Contains(flag) ? "yes" : "no")} }}");
        }

        Line(2, "k: { type: text, default: \"1\" }");
        Line(2, "nothing: yes-no");
        Line(2, "never: date");
        WriteHandlers(process.Handlers, 0);
        Line(0, "steps:");
        Write(process.Steps, 2);
    }

    private void WriteHandlers(IReadOnlyCollection<HandlerShape> handlers, int indent)
    {
        if (handlers.Count == 0)
        {
            return;
        }

        Line(indent, "on:");
        foreach (var handler in handlers)
        {
            Line(indent + 2, $"{handler.Id}:");
            Line(indent + 4, handler.Trigger switch
            {
                TriggerShape.Message message => $"message: {message.Name}",
                TriggerShape.Timer timer => $"timer: {timer.Days} days",
                TriggerShape.Every every => $"every: {every.Days} days",
                TriggerShape.Overdue { Days: 0 } => "overdue: at once",
                TriggerShape.Overdue overdue => $"overdue: {overdue.Days} days after",
                TriggerShape.Error error => $"error: {error.Code ?? "any"}",
                _ => "cancelled: yes",
            });
            if (handler.Trigger is TriggerShape.Message { Key: { } key })
            {
                Line(indent + 4, $"key: {key}");
            }

            if (handler.Interrupts && handler.Trigger is not (TriggerShape.Error or TriggerShape.Cancelled))
            {
                Line(indent + 4, "interrupts: yes");
            }

            Line(indent + 4, "steps:");
            Write(handler.Steps, indent + 6);
        }
    }

    private void Write(ListShape list, int indent)
    {
        foreach (var step in list.Steps)
        {
            Line(indent, $"- id: {step.Id}");
            WriteCommon(step, indent + 2);
            Write(step, indent + 2);
            WriteHandlers(step.Handlers, indent + 2);
        }
    }

    private void WriteCommon(StepShape step, int indent)
    {
        Line(indent, step.When, when => $"when: {when}");
        if (step.Each is { } each)
        {
            var items = string.Join(", ", Enumerable.Range(1, each.Items));
            Line(indent, $"for-each: i{step.Id} in [{items}]{(each.InTurn ? ", in turn" : "")}");
            Line(indent, each.Closes ? "9 days" : null, closes => $"closes: {closes}");
        }

        Line(indent, step.Hold, hold => $"hold-while: {hold}");
        Line(indent, step.IsDue ? "1 week" : null, due => $"due: {due}");
        Line(indent, step.Escalates ? $"2 days after {(step.IsDue ? "" : "opening ")}to boss" : null, escalate => $"escalate: {escalate}");
    }

    private void Write(StepShape step, int indent)
    {
        switch (step)
        {
            case TaskShape task:
                Line(indent, $"task: Do {task.Id}");
                Line(indent, "by: clerk");
                Line(indent, task.Reminds ? "every 2 days until closed" : null, remind => $"remind: {remind}");
                Line(indent, task.Second, second => $"outcomes: {{ first: continue, second: {TextOf(second)} }}");
                break;
            case TimerShape timer:
                Line(indent, $"wait: {{ for: {timer.Hours} hours }}");
                break;
            case MessageShape message:
                Line(indent, $"wait: {{ message: {message.Name}{(message.Key is null ? "" : $", key: {message.Key}")} }}");
                break;
            case CallShape:
                Line(indent, "call: child");
                break;
            case OpenShape:
                Line(indent, "open: child");
                break;
            case NotifyShape:
                Line(indent, "notify: Told");
                Line(indent, "to: clerk");
                break;
            case MilestoneShape:
                Line(indent, $"milestone: Passed {step.Id}");
                break;
            case SetShape set:
                Line(indent, $"set: {{ {set.Field}: '{set.Value}' }}");
                break;
            case FailShape fail:
                WriteFailing(fail, indent);
                break;
            case ChooseShape choose:
                Line(indent, "choose:");
                Line(indent + 2, $"- when: {choose.Flag}");
                Line(indent + 2, "  steps:");
                Write(choose.Then, indent + 6);
                Line(indent + 2, "- otherwise:");
                Write(choose.Otherwise, indent + 6);
                break;
            case ParallelShape parallel:
                Line(indent, parallel.Quorum?.ToString(System.Globalization.CultureInfo.InvariantCulture), join => $"join: {join}");
                Line(indent, "parallel:");
                WriteBranches(parallel.Branches, indent + 2);
                break;
            case RaceShape race:
                Line(indent, "first-of:");
                WriteBranches(race.Branches, indent + 2);
                break;
            case StageShape stage:
                Line(indent, $"stage: Stage {stage.Id}");
                Line(indent, stage.FromWeek is { } week ? $"{week} weeks after start" : null, from => $"window: {{ from: {from} }}");
                Line(indent, "steps:");
                Write(stage.Steps, indent + 2);
                break;
            case BackShape back:
                Line(indent, $"back to: {back.To}");
                Line(indent, $"at-most: {back.AtMost}");
                break;
            case EndShape end:
                Line(indent, end.WholeProcess ? "end process: all" : "end: over");
                break;
            default:
                throw new InvalidOperationException($"No shape {step.GetType().Name}: the set is closed.");
        }
    }

    private void WriteFailing(FailShape fail, int indent)
    {
        switch (fail.Code)
        {
            case "nobody":
                Line(indent, "notify: Told");
                Line(indent, "to: \"= null\"");
                break;
            case "no-time":
                Line(indent, "wait: { until: = never }");
                break;
            default:
                Line(indent, "milestone: Passed");
                Line(indent, "when: nothing");
                break;
        }
    }

    private void WriteBranches(IReadOnlyCollection<BranchShape> branches, int indent)
    {
        foreach (var branch in branches)
        {
            Line(indent, $"{branch.Name}:");
            if (branch.When is { } when)
            {
                Line(indent + 2, $"when: {when}");
                Line(indent + 2, "steps:");
                Write(branch.Steps, indent + 4);
            }
            else
            {
                Write(branch.Steps, indent + 2);
            }
        }
    }

    private static string TextOf(Lead lead) => lead switch
    {
        Lead.Back back => $"back to {back.To}",
        Lead.End { WholeProcess: true } => "end process all",
        Lead.End => "end over",
        _ => "continue",
    };

    private void Line<T>(int indent, T? value, Func<T, string> text)
        where T : class
    {
        if (value is not null)
        {
            Line(indent, text(value));
        }
    }

    private void Line(int indent, string text) => _text.Append(' ', indent).Append(text).Append('\n');
}
