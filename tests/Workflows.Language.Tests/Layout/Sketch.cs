using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Tests.Layout;

/// <summary>Definitions made by hand, as short as a drawing needs them: phrases are kept as they are written and not read.</summary>
internal static class Sketch
{
    public static ProcessDefinition Process(string id, params Step[] steps) => new()
    {
        Source = new("sketch", ""),
        Id = Word(id),
        Title = Word("The process " + id),
        Steps = List(steps),
        Start = [new(Span(""), Role("starter"), [])],
    };

    public static StepList List(params Step[] steps) => new(Span(""), [.. steps]);

    public static TaskStep Task(string name, string by = "someone", string? id = null, params Outcome[] outcomes) => new()
    {
        Span = Span(""),
        Keyword = Span("task"),
        Id = WordOrNone(id),
        Name = Text(name),
        By = Role(by),
        Outcomes = [.. outcomes],
    };

    public static DecisionStep Decision(string name, string by, string? id, params Outcome[] outcomes) => new()
    {
        Span = Span(""),
        Keyword = Span("decision"),
        Id = WordOrNone(id),
        Name = Text(name),
        By = Role(by),
        Outcomes = [.. outcomes],
    };

    public static NotifyStep Notify(string subject, string to) => new()
    {
        Span = Span(""),
        Keyword = Span("notify"),
        Subject = Text(subject),
        To = [Role(to)],
    };

    public static SetStep Set(params string[] fields) => new()
    {
        Span = Span(""),
        Keyword = Span("set"),
        Assignments = [.. fields.Select(f => new Assignment(Word(f), Expression("1")))],
    };

    public static WaitStep WaitUntil(string phrase) => Wait(new WaitRule.Until(Span(phrase), Phrase(phrase)));

    public static WaitStep WaitFor(string amount) => Wait(new WaitRule.For(Span(amount), new(Span(amount))));

    public static WaitStep WaitForMessage(string name) => Wait(new WaitRule.Message(Span(name), Word(name), null));

    public static EndStep End(string outcome) => new(Word(outcome), WholeProcess: false) { Span = Span(""), Keyword = Span("end") };

    public static EndStep EndProcess(string outcome) => new(Word(outcome), WholeProcess: true) { Span = Span(""), Keyword = Span("end process") };

    public static BackToStep BackTo(string step, int? atMost = null) => new(Word(step), atMost) { Span = Span(""), Keyword = Span("back to") };

    public static ChooseStep Choose(StepList? otherwise, params (string When, StepList Steps)[] branches) => new()
    {
        Span = Span(""),
        Keyword = Span("choose"),
        Otherwise = otherwise,
        Branches = [.. branches.Select(b => new ChooseBranch(Span(""), Expression(b.When), b.Steps))],
    };

    public static ParallelStep Parallel(params (string Name, StepList Steps)[] branches) => new()
    {
        Span = Span(""),
        Keyword = Span("parallel"),
        Branches = [.. branches.Select(b => new ParallelBranch(Word(b.Name), null, b.Steps))],
    };

    public static Outcome Continue(string name) => new(Word(name), new OutcomeTarget.Continue(Span("")));

    public static Outcome Back(string name, string step) => new(Word(name), new OutcomeTarget.BackTo(Span(""), Word(step)));

    public static Outcome Ends(string name, string outcome) => new(Word(name), new OutcomeTarget.End(Span(""), Word(outcome), false));

    public static Outcome EndsProcess(string name, string outcome) => new(Word(name), new OutcomeTarget.End(Span(""), Word(outcome), true));

    public static Handler On(string name, string message, params Step[] steps) => new()
    {
        Span = Span(name),
        Name = Word(name),
        Trigger = new HandlerTrigger.Message(Span(message), Word(message), null),
        Interrupts = false,
        Steps = List(steps),
    };

    public static ForEach Each(string variable, string? closes = null) =>
        new(Span(variable), Word(variable), Expression(variable + "s"), closes is null ? null : Phrase(closes));

    public static TimePhrase Phrase(string text) => new(Span(text), null, false, new TimeAnchor.Opened(Span(text)));

    public static ReminderRule Reminder(string text) => new ReminderRule.Once(Span(text), Phrase(text));

    public static EscalationRule Escalation(string text, string to) => new(Span(text), Phrase(text), Role(to));

    /// <summary><c>head-teacher of &lt;unit.id&gt;</c></summary>
    public static RoleReference Role(string text) => text.Split(" of ") is [var role, var unit]
        ? new RoleReference.Role(Span(text), Word(role), Text(unit))
        : new RoleReference.Role(Span(text), Word(text), null);

    public static TextTemplate Text(string text)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var piece in text.Split('<'))
        {
            var end = piece.IndexOf('>', StringComparison.Ordinal);
            if (end >= 0)
            {
                parts.Add(new(null, Expression(piece[..end])));
            }

            parts.Add(new(piece[(end + 1)..], null));
        }

        return new(Span(text), parts.ToImmutable());
    }

    public static Expression Expression(string text) =>
        new(new YamlScalar(Span(text), text, YamlScalarStyle.Plain, [.. Enumerable.Range(0, text.Length + 1)]), 0);

    public static Word Word(string text) => new(text, Span(text));

    private static Word? WordOrNone(string? text) => text is null ? null : Word(text);

    private static WaitStep Wait(WaitRule rule) => new() { Span = Span(""), Keyword = Span("wait"), Rule = rule };

    private static SourceSpan Span(string text) => new SourceText("sketch", text).Whole;
}
