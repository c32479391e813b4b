using System.Globalization;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What a step says in a drawing and in its outline: the author's own words, with names of fields where a text has placeholders.</summary>
/// <param name="organisation">Gives roles their titles; null: roles are shown by their ids.</param>
internal sealed class StepWords(Organisation? organisation)
{
    public static string TitleOf(Step step) => step.Title is { } title ? Filled(title) : step switch
    {
        HumanStep human => Filled(human.Name),
        NotifyStep notify => Filled(notify.Subject),
        DecideStep decide => "Decide by " + Plain(decide.Decision.Span.Text),
        SetStep set => "Set " + string.Join(", ", set.Assignments.Select(a => a.Field.Value)),
        CallStep call => "call " + call.Process.Value,
        OpenStep open => "open " + open.Process.Value,
        WaitStep wait => WaitOf(wait.Rule),
        BackToStep back => back.AtMost is { } most ? $"back to {back.Target}, at most {Times(most)}" : "back to " + back.Target.Value,
        EndStep end => end.Outcome.Value,
        UnreadStep => "cannot be read",
        _ => "",
    };

    /// <summary>The words beside a gateway: the title, where the author gave one, and when it is passed at all.</summary>
    public static string GatewayOf(Step step) =>
        string.Join("; ", new[] { TitleOf(step), step.When is { } when ? "only when " + Condition(when) : "" }.Where(t => t.Length > 0));

    /// <summary>The rows under the title, in the order in which they are shown.</summary>
    public IEnumerable<(RowKind Kind, string Text)> DetailsOf(Step step)
    {
        if (step is HumanStep human)
        {
            foreach (var row in DetailsOf(human))
            {
                yield return row;
            }
        }

        if (step is NotifyStep notify)
        {
            yield return (RowKind.Who, "to " + string.Join(", ", notify.To.Select(RoleOf)));
        }

        if (step is CaseStep { With.IsEmpty: false } given)
        {
            yield return (RowKind.Note, "given " + string.Join(", ", given.With.Select(w => w.Field.Value)));
        }

        if (step is DecideStep { With.IsEmpty: false } asked)
        {
            yield return (RowKind.Note, "given " + string.Join(", ", asked.With.Select(w => w.Name.Value)));
        }

        if (step.ForEach is { } each)
        {
            yield return (RowKind.ForEach, ForEachOf(each));
        }

        if (step.When is { } when)
        {
            yield return (RowKind.When, "only when " + Condition(when));
        }

        if (!step.Clauses.IsEmpty)
        {
            yield return (RowKind.Clause, string.Join(", ", step.Clauses.Select(c => c.Value)));
        }
    }

    public string SentenceOf(Step step)
    {
        var title = TitleOf(step);
        var kind = KindOf(step);
        var start = title.Length == 0 ? kind : kind.Length == 0 ? Capital(title) : $"{kind}: {title}";
        return string.Join("; ", DetailsOf(step).Select(d => Told(d.Kind, d.Text)).Prepend(start));
    }

    public string RoleOf(RoleReference reference) => reference switch
    {
        RoleReference.Role { Unit: null } role => RoleTitle(role.Name.Value),
        RoleReference.Role role => $"{RoleTitle(role.Name.Value)} of {Filled(role.Unit)}",
        RoleReference.Computed computed => Condition(computed.Expression),
        RoleReference.Unread => "…",
        _ => throw new ArgumentOutOfRangeException(nameof(reference), reference, null),
    };

    public static string Condition(Expression expression) => Plain(expression.Text);

    public static string ForEachOf(ForEach each)
    {
        var closes = each.Closes is null ? "" : ", closes " + Plain(each.Closes.Span.Text);
        return $"for each {each.Variable.Value}{closes}";
    }

    public static string OutcomeOf(Outcome outcome) => (outcome.Label ?? outcome.Name).Value;

    public static string EndOf(Word outcome, bool wholeProcess) => wholeProcess ? $"process ends: {outcome.Value}" : outcome.Value;

    private IEnumerable<(RowKind Kind, string Text)> DetailsOf(HumanStep human)
    {
        yield return (RowKind.Who, RoleOf(human.By));
        if (human is DecisionStep { PresentedBy: { } presenter })
        {
            yield return (RowKind.PresentedBy, "presented by " + RoleOf(presenter));
        }

        if (human.Due is { } due)
        {
            yield return (RowKind.Due, (due.Anchor is TimeAnchor.Opened ? "due in " : "due ") + Plain(due.Span.Text));
        }

        if (!human.Remind.IsEmpty)
        {
            yield return (RowKind.Remind, "reminds " + string.Join(", ", human.Remind.Select(r => Plain(r.Span.Text))));
        }

        foreach (var rule in human.Escalate)
        {
            yield return (RowKind.Escalate, $"{Plain(rule.When.Span.Text)} to {RoleOf(rule.To)}");
        }
    }

    private static string KindOf(Step step) => step switch
    {
        TaskStep => "Task",
        DecisionStep => "Decision",
        ChooseStep => "Choose",
        ParallelStep => "At the same time",
        WaitStep or BackToStep or SetStep or DecideStep or CaseStep => "",
        NotifyStep => "Tell",
        EndStep { WholeProcess: true } => "End of the whole process",
        EndStep => "End",
        UnreadStep => "Step",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "A step kind without a word."),
    };

    private static string Told(RowKind kind, string text) => kind switch
    {
        RowKind.Who when !text.StartsWith("to ", StringComparison.Ordinal) => "by " + text,
        RowKind.Escalate => "escalates " + text,
        RowKind.Clause => "clause " + text,
        _ => text,
    };

    private static string WaitOf(WaitRule rule) => rule switch
    {
        WaitRule.For wait => "wait " + Plain(wait.Amount.Span.Text),
        WaitRule.Until until => "wait until " + Plain(until.Time.Span.Text),
        WaitRule.Message message => "wait for message " + message.Name.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    private string RoleTitle(string id) => organisation?.FindRole(id)?.Title.Value ?? id;

    private static string Filled(TextTemplate template) =>
        Plain(string.Concat(template.Parts.Select(p => p.Literal ?? $"‹{FieldOf(p.Placeholder!)}›")));

    /// <summary>A person reads <c>unit</c>, not <c>unit.name</c>.</summary>
    private static string FieldOf(Expression placeholder)
    {
        var text = placeholder.Text.Trim();
        return text.EndsWith(".name", StringComparison.Ordinal) ? text[..^5]
            : text.EndsWith(".id", StringComparison.Ordinal) ? text[..^3]
            : text;
    }

    private static string Times(int count) => count switch
    {
        1 => "once",
        2 => "twice",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} times"),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('=').TrimStart();
}
