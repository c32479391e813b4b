using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What a step says in a drawing and in its outline: the author's own words, with names of fields where a text has placeholders.</summary>
/// <param name="organisation">Gives roles their titles; null: roles are shown by their ids.</param>
/// <param name="process">Its fields give roles that they hold their labels; its deadlines and steps are named by their titles.</param>
/// <param name="language">Of the words that are not the author's.</param>
internal sealed partial class StepWords(Organisation? organisation, ProcessDefinition process, DrawingLanguage language)
{
    private readonly TimeWords _times = new(language);

    /// <summary>A phrase in the language of the drawing.</summary>
    public string Say(string english, params ReadOnlySpan<object?> gaps) => language.Say(english, gaps);

    public string TitleOf(Step step) => step.Title is { } title ? Filled(title) : step switch
    {
        HumanStep human => Filled(human.Name),
        NotifyStep notify => Filled(notify.Subject),
        HttpStep http => $"{http.Method.Name} {http.Address.Outline}",
        DocumentStep document => Filled(document.Name),
        DecideStep decide => Say("Decide by {0}", TimeWords.Plain(decide.Decision.Span.Text)),
        SetStep set => Say("Set {0}", string.Join(", ", set.Assignments.Select(a => a.Field.Value))),
        CallStep call => Say("call {0}", call.Process),
        OpenStep open => Say("open {0}", open.Process),
        WaitStep wait => WaitOf(wait.Rule),
        BackToStep back => back.AtMost is { } most ? Say("back to {0}, at most {1}", back.Target, Times(most)) : Say("back to {0}", back.Target),
        EndStep end => end.Outcome.Value,
        StageStep stage => Filled(stage.Name),
        MilestoneStep milestone => Filled(milestone.Name),
        UnreadStep => Say("cannot be read"),
        _ => "",
    };

    /// <summary>The words beside a gateway: the title, where the author gave one, and when it is passed at all.</summary>
    public string GatewayOf(Step step) =>
        string.Join("; ", new[]
        {
            TitleOf(step),
            JoinOf(step),
            step.When is { } when ? Say("only when {0}", Condition(when)) : "",
            step.HoldWhile is { } held ? Say("held while {0}", Condition(held)) : "",
            MeetsOf(step) ?? "",
        }.Where(t => t.Length > 0));

    /// <summary>How many branches a parallel waits for, where that is not all of them; else nothing.</summary>
    private string JoinOf(Step step) => step switch
    {
        ParallelStep { Quorum.Number: 1 } => Say("goes on with the first"),
        ParallelStep { Quorum: { } quorum } => Say("goes on with {0}", quorum.Number),
        _ => "",
    };

    public string SentenceOf(Step step)
    {
        var title = TitleOf(step);
        var kind = KindOf(step);
        var start = title.Length == 0 ? kind : kind.Length == 0 ? Capital(title) : $"{kind}: {title}";
        return string.Join("; ", DetailsOf(step).Select(d => Told(step, d.Kind, d.Text)).Prepend(start));
    }

    public string RoleOf(RoleReference reference) => reference switch
    {
        RoleReference.Role { Unit: null } role => RoleTitle(role.Name.Value),
        RoleReference.Role role => Say("{0} of {1}", RoleTitle(role.Name.Value), Filled(role.Unit)),
        RoleReference.Computed computed => LabelOf(computed.Expression) ?? Condition(computed.Expression),
        RoleReference.Unread => "…",
        _ => throw new ArgumentOutOfRangeException(nameof(reference), reference, null),
    };

    private string? LabelOf(Expression expression) =>
        process.Data.FirstOrDefault(f => f.Name.Value == expression.Text.Trim())?.Label?.Value;

    public static string Condition(Expression expression) => TimeWords.Plain(expression.Text);

    public string ForEachOf(ForEach each)
    {
        var items = Say(each.InTurn ? "for each {0}, in turn" : "for each {0}", each.Variable);
        return each.Closes is { } closes ? Say("{0}, closes {1}", items, _times.Of(closes)) : items;
    }

    private string WindowOf(StageWindow window) => (window.From, window.To) switch
    {
        ({ } from, { } to) => Say("from {0} to {1}", _times.Of(from), _times.Of(to)),
        ({ } from, null) => Say("from {0}", _times.Of(from)),
        (null, { } to) => Say("until {0}", _times.Of(to)),
        _ => "",
    };

    public static string OutcomeOf(Outcome outcome) => (outcome.Label ?? outcome.Name).Value;

    public string EndOf(OutcomeTarget.End end) => end.WholeProcess ? Say("process ends: {0}", end.Outcome) : end.Outcome.Value;

    private string KindOf(Step step) => step switch
    {
        TaskStep => Say("Task"),
        DecisionStep => Say("Decision"),
        ChooseStep => Say("Choose"),
        ParallelStep => Say("At the same time"),
        FirstOfStep => Say("Whatever comes first"),
        StageStep => Say("Stage"),
        MilestoneStep => Say("Milestone"),
        WaitStep or BackToStep or SetStep or DecideStep or CaseStep => "",
        NotifyStep => Say("Tell"),
        HttpStep => Say("Call"),
        DocumentStep => Say("Document"),
        EndStep { WholeProcess: true } => Say("End of the whole process"),
        EndStep => Say("End"),
        UnreadStep => Say("Step"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "A step kind without a word."),
    };

    private string Told(Step step, RowKind kind, string text) => kind == RowKind.Who && step is HumanStep ? Say("by {0}", text) : Told(kind, text);

    private string Told(RowKind kind, string text) => kind switch
    {
        RowKind.Escalate => Say("escalates {0}", text),
        RowKind.Clause => Say("clause {0}", text),
        _ => text,
    };

    private string WaitOf(WaitRule rule) => rule switch
    {
        WaitRule.For wait => Say("wait {0}", _times.Of(wait.Amount)),
        WaitRule.Until until => Say("wait until {0}", _times.Of(until.Time)),
        WaitRule.Message message => Say("wait for message {0}", message.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    private string RoleTitle(string id) => organisation?.FindRole(id)?.Title.Value ?? id;

    private static string Filled(TextTemplate template) =>
        TimeWords.Plain(string.Concat(template.Parts.Select(p => p.Literal ?? $"‹{FieldOf(p.Placeholder!)}›")));

    /// <summary>A person reads <c>unit</c>, not <c>unit.name</c>.</summary>
    private static string FieldOf(Expression placeholder)
    {
        var text = placeholder.Text.Trim();
        return text.EndsWith(".name", StringComparison.Ordinal) ? text[..^5]
            : text.EndsWith(".id", StringComparison.Ordinal) ? text[..^3]
            : text;
    }

    private string Times(int count) => count switch
    {
        1 => Say("once"),
        2 => Say("twice"),
        _ => Say("{0} times", count),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
