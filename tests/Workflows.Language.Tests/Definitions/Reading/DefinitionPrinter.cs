using System.Text;
using Workflows.Language.Definitions;
using Workflows.Language.Tests.Definitions.Phrases;

namespace Workflows.Language.Tests.Definitions.Reading;

/// <summary>What was read of a process file, in a form that is easy to review.</summary>
internal sealed class DefinitionPrinter
{
    private readonly StringBuilder _text = new();

    public static string Print(ProcessDefinition process)
    {
        var printer = new DefinitionPrinter();
        printer.Process(process);
        return printer._text.ToString();
    }

    private void Process(ProcessDefinition process)
    {
        Line(0, $"process {process.Id}: {process.Title}");
        Say(1, "description", process.Description);
        Say(1, "language", process.Language);
        Say(1, "governed by", process.GovernedBy);
        Say(1, "owner", process.Owner is null ? null : Role(process.Owner));
        Say(1, "calendar", process.Calendar);
        Say(1, "organisation", process.Organisation);
        if (process.Plan is { } plan)
            Line(1, $"plan {plan.From:uuuu-MM-dd} to {plan.To:uuuu-MM-dd}{Clauses([.. plan.Clauses])}");
        foreach (var field in process.Data)
            Line(
                1,
                $"data {field.Name}: {Type(field.Type)} {field.Sensitivity} default={field.Default} from={field.From} label={field.Label} "
                    + $"assumed={field.Assumed}");
        foreach (var start in process.Start)
            Line(1, $"start by {Role(start.By)} with {string.Join(", ", start.Form)}");
        Steps(1, process.Steps);
    }

    private void Steps(int depth, StepList list)
    {
        foreach (var step in list.Steps)
            Step(depth, step);
    }

    private void Step(int depth, Step step)
    {
        Line(
            depth,
            $"{step.Keyword.Text}{(step.Id is { } id ? $" #{id}" : "")} ({step.Keyword.StartPosition}): {Content(step)}{Clauses([.. step.Clauses])}");
        Say(depth + 1, "title", Text(step.Title));
        Say(depth + 1, "help", Text(step.Help));
        Say(depth + 1, "assumed", step.Assumed);
        Say(depth + 1, "when", step.When?.Text);
        if (step.ForEach is { } loop)
            Line(depth + 1, $"for each {loop.Variable} in ({loop.Items.Text}), closes {Phrase.Describe(loop.Closes)}");
        switch (step)
        {
            case HumanStep human:
                Human(depth + 1, human);
                break;
            case ChooseStep choose:
                foreach (var branch in choose.Branches)
                    Branch(depth + 1, $"when ({branch.Condition.Text})", branch.Steps);
                Branch(depth + 1, "otherwise", choose.Otherwise!);
                break;
            case ParallelStep parallel:
                foreach (var branch in parallel.Branches)
                    Branch(depth + 1, $"branch {branch.Name} when {branch.When?.Text ?? "always"}", branch.Steps);
                break;
        }
    }

    private void Human(int depth, HumanStep step)
    {
        foreach (var field in step.Form)
            Line(
                depth,
                $"field {field.Name}: {Type(field.Type)}{(field.Required ? " required" : "")} {field.Sensitivity} "
                    + $"label={Text(field.Label)} help={field.Help}");
        foreach (var outcome in step.Outcomes)
            Line(depth, $"outcome {outcome.Name} ({outcome.Label}): {Target(outcome.Target)}");
        if (step.Due is { } due)
            Line(depth, $"due {Phrase.Describe(due)}");
        foreach (var rule in step.Remind)
            Line(depth, rule is ReminderRule.Every every
                ? $"remind every {Phrase.Describe(every.Interval)}"
                : $"remind {Phrase.Describe(((ReminderRule.Once)rule).When)}");
        foreach (var rule in step.Escalate)
            Line(depth, $"escalate {Phrase.Describe(rule.When)} to {Role(rule.To)}");
        foreach (var line in step.Checklist)
            Line(depth, $"tick {line}");
    }

    private void Branch(int depth, string name, StepList steps)
    {
        Line(depth, name);
        Steps(depth + 1, steps);
    }

    private static string Content(Step step) => step switch
    {
        DecisionStep decision =>
            $"{Text(decision.Name)} by {Role(decision.By)}, presented by {(decision.PresentedBy is null ? "nobody" : Role(decision.PresentedBy))}",
        HumanStep human => $"{Text(human.Name)} by {Role(human.By)}",
        NotifyStep notify => $"{Text(notify.Subject)} to {string.Join(", ", notify.To.Select(Role))}: {Text(notify.Text)}",
        HttpStep http => ServicePrinter.Print(http),
        DocumentStep document => ServicePrinter.Print(document),
        SetStep set => string.Join(", ", set.Assignments.Select(a => $"{a.Field} = ({a.Value.Text})")),
        BackToStep back => $"{back.Target}, at most {back.AtMost?.ToString() ?? "as often as usual"}",
        EndStep end => $"{end.Outcome}{(end.WholeProcess ? " for the whole process" : "")}",
        WaitStep { Rule: WaitRule.For rule } => $"for {Phrase.Describe(rule.Amount)}",
        WaitStep { Rule: WaitRule.Until rule } => $"until {Phrase.Describe(rule.Time)}",
        WaitStep { Rule: WaitRule.Message rule } => $"message {rule.Name}, key ({rule.Key?.Text})",
        _ => "",
    };

    private static string Target(OutcomeTarget target) => target switch
    {
        OutcomeTarget.BackTo back => $"back to {back.Step}",
        OutcomeTarget.End end => $"end {end.Outcome}{(end.WholeProcess ? " for the whole process" : "")}",
        _ => "continue",
    };

    private static string Type(FieldType type) => type switch
    {
        FieldType.Choice choice => $"choice of {string.Join(" / ", choice.Options)}",
        FieldType.Table table => $"table of {table.Of}",
        _ => type.GetType().Name.ToLowerInvariant(),
    };

    internal static string Role(RoleReference role) => role switch
    {
        RoleReference.Role { Unit: { } unit } named => $"{named.Name} of {Text(unit)}",
        RoleReference.Role named => named.Name.Value,
        RoleReference.Computed computed => $"({computed.Expression.Text})",
        _ => "?",
    };

    internal static string? Text(TextTemplate? text) =>
        text is null ? null : string.Concat(text.Parts.Select(p => p.Literal ?? $"({p.Placeholder!.Text})"));

    private static string Clauses(List<Word> clauses) => clauses.Count == 0 ? "" : $" [{string.Join(", ", clauses)}]";

    private void Say(int depth, string name, object? value)
    {
        if (value is not null)
            Line(depth, $"{name}: {value}");
    }

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');
}
