using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What the deadlines of the process say.</summary>
internal sealed partial class StepWords
{
    public string TitleOf(DeadlineDefinition deadline) => Say("Deadline: {0}", deadline.Called);

    /// <summary>The rows under a deadline's title; what could not be read is left out.</summary>
    public IEnumerable<(RowKind Kind, string Text)> DetailsOf(DeadlineDefinition deadline)
    {
        if (deadline is { Within: { } within, From: { } from })
        {
            yield return (RowKind.Due, Say("within {0} from {1}", _times.Of(within), StartOf(from)));
        }

        if (deadline.OrFrom is { } orFrom)
        {
            yield return (RowKind.Due, Say("or from {0}, if that has not come by then", _times.Of(orFrom)));
        }

        if (deadline.Fixed is { } law)
        {
            yield return (RowKind.Law, Say("fixed by {0}", TimeWords.Plain(law.Value)));
        }

        foreach (var rule in deadline.Escalate)
        {
            yield return (RowKind.Escalate, Say("{0} to {1}", _times.Of(rule.When), RoleOf(rule.To)));
        }

        if (deadline.When is { } when)
        {
            yield return (RowKind.When, Say("only when {0}", Condition(when)));
        }

        if (!deadline.Clauses.IsEmpty)
        {
            yield return (RowKind.Clause, string.Join(", ", deadline.Clauses.Select(c => c.Value)));
        }
    }

    public string SentenceOf(DeadlineDefinition deadline) =>
        string.Join("; ", DetailsOf(deadline).Select(d => Told(d.Kind, d.Text)).Prepend(TitleOf(deadline)));

    /// <summary>The deadlines that end with the step; null: none.</summary>
    private string? MeetsOf(Step step) => step.Meets.IsEmpty ? null : Say("meets {0}", string.Join(", ", step.Meets.Select(DeadlineTitle)));

    private string DeadlineTitle(Word name) => process.Deadlines.FirstOrDefault(d => d.Name.Value == name.Value)?.Called ?? name.Value;

    private string StartOf(DeadlineStart start) => start switch
    {
        DeadlineStart.Time time => _times.Of(time.Phrase),
        DeadlineStart.Step step => Say("when ‘{0}’ is done", StepTitle(step.Id)),
        _ => throw new ArgumentOutOfRangeException(nameof(start), start, null),
    };

    private string StepTitle(Word id) => process.Steps.All().FirstOrDefault(s => s.Id?.Value == id.Value) is { } found ? TitleOf(found) : id.Value;
}
