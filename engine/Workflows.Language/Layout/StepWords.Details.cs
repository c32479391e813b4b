using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What stands under the title of a step.</summary>
internal sealed partial class StepWords
{
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
            yield return (RowKind.Who, Say("to {0}", string.Join(", ", notify.To.Select(RoleOf))));
        }

        if (step is StageStep { Window: { } window })
        {
            yield return (RowKind.Due, WindowOf(window));
        }

        if (step is ParallelStep { Quorum: not null })
        {
            yield return (RowKind.Note, JoinOf(step));
        }

        if (step is DocumentStep { Copies.IsEmpty: false } document)
        {
            yield return (RowKind.Who, Say("to {0}", string.Join(", ", document.Copies.Select(RoleOf))));
        }

        if (step is CaseStep { With.IsEmpty: false } given)
        {
            yield return (RowKind.Note, Say("given {0}", string.Join(", ", given.With.Select(w => w.Field.Value))));
        }

        if (step is DecideStep { With.IsEmpty: false } asked)
        {
            yield return (RowKind.Note, Say("given {0}", string.Join(", ", asked.With.Select(w => w.Name.Value))));
        }

        if (step is not HumanStep)
        {
            foreach (var row in LatenessOf(step))
            {
                yield return row;
            }
        }

        if (MeetsOf(step) is { } meets)
        {
            yield return (RowKind.Meets, meets);
        }

        if (step.HoldWhile is { } held)
        {
            yield return (RowKind.When, Say("held while {0}", Condition(held)));
        }

        if (step.ForEach is { } each)
        {
            yield return (RowKind.ForEach, ForEachOf(each));
        }

        if (step.When is { } when)
        {
            yield return (RowKind.When, Say("only when {0}", Condition(when)));
        }

        if (!step.Clauses.IsEmpty)
        {
            yield return (RowKind.Clause, string.Join(", ", step.Clauses.Select(c => c.Value)));
        }
    }

    private IEnumerable<(RowKind Kind, string Text)> DetailsOf(HumanStep human)
    {
        yield return (RowKind.Who, RoleOf(human.By));
        if (human is DecisionStep { PresentedBy: { } presenter })
        {
            yield return (RowKind.PresentedBy, Say("presented by {0}", RoleOf(presenter)));
        }

        foreach (var row in LatenessOf(human).Where(r => r.Kind == RowKind.Due))
        {
            yield return row;
        }

        if (!human.Remind.IsEmpty)
        {
            yield return (RowKind.Remind, Say("reminds {0}", string.Join(", ", human.Remind.Select(_times.Of))));
        }

        foreach (var row in LatenessOf(human).Where(r => r.Kind == RowKind.Escalate))
        {
            yield return row;
        }

        if (!human.Checklist.IsEmpty)
        {
            yield return (RowKind.Checklist, Say("to tick: {0}", string.Join(", ", human.Checklist.Select(human.LabelOf))));
        }
    }

    private IEnumerable<(RowKind Kind, string Text)> LatenessOf(Step step)
    {
        if (step.Due is { } due)
        {
            yield return (RowKind.Due, Say(due.Anchor is TimeAnchor.Opened ? "due in {0}" : "due {0}", _times.Of(due)));
        }

        foreach (var rule in step.Escalate)
        {
            yield return (RowKind.Escalate, Say("{0} to {1}", _times.Of(rule.When), RoleOf(rule.To)));
        }
    }
}
