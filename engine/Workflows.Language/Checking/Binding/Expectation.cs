using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Binding;

/// <summary>What a place needs of an expression.</summary>
/// <param name="Rule">What is reported when it yields something else.</param>
/// <param name="Need">In words, to go on after "this is a …, and here": <c>true or false is needed</c>.</param>
/// <param name="Hint">What to do.</param>
/// <param name="Allows">Whether a type will do.</param>
internal sealed record Expectation(DiagnosticRule Rule, string Need, string Hint, Func<FeelType, bool> Allows)
{
    public static Expectation Condition { get; } = new(
        BindingRules.Condition,
        "true or false is needed",
        "compare it with something, as in 'count(collect.missing) > 0'",
        t => t == FeelType.Boolean);

    public static Expectation Items { get; } = new(
        BindingRules.Items, "a list is needed", "name a table, or a part of one as in 'units[kind = \"preschool\"]'", t => t is FeelType.ListOf);

    public static Expectation Shown { get; } = new(
        BindingRules.Shown, "something to show is needed", "name the field that is meant, as in '<unit.name>'", IsShown);

    public static Expectation Anything { get; } = new(BindingRules.Shown, "a value is needed", "name the field that is meant", _ => true);

    public static Expectation Time { get; } = new(
        BindingRules.Time, "a date is needed", "name a field that holds a date", t => t == FeelType.Date || t == FeelType.DateTime);

    public static Expectation Principal { get; } = new(
        BindingRules.Principal, "the name of a role is needed", "work out a text, as in '\"head-teacher@\" + unit.id'", t => t == FeelType.Text);

    public static Expectation Key { get; } = new(
        BindingRules.Shown, "a value that tells cases apart is needed", "name a field, such as the case's number", IsShown);

    public static Expectation Of(string field, FeelType type) => new(
        BindingRules.Assigned, $"'{field}' needs {Words(type)}", $"work out {Words(type)}, or change the type of '{field}'", t => Fits(t, type));

    /// <summary>Who writes a step's id where a time is needed means the time at which it was done.</summary>
    public string HintFor(Expression expression, FeelType type) =>
        Rule == BindingRules.Time && type is FeelType.ContextOf step && step.Fields.TryGetValue("at", out var at) && Allows(at)
            ? $"did you mean '{expression.Text.Trim()}.at'?"
            : Hint;

    /// <summary>A type in an author's words, with its article.</summary>
    public static string Words(FeelType type) => type switch
    {
        FeelType.ListOf => "a list",
        FeelType.ContextOf => "a set of fields",
        FeelType.RangeOf => "a range",
        FeelType.FunctionOf => "a function",
        _ when type == FeelType.Text => "a text",
        _ when type == FeelType.Boolean => "true or false",
        _ when type == FeelType.Number => "a number",
        _ when type == FeelType.Date => "a date",
        _ when type == FeelType.Time => "a time of day",
        _ when type == FeelType.DateTime => "a date with a time of day",
        _ when type == FeelType.DaysDuration || type == FeelType.MonthsDuration => "a length of time",
        _ => "a value",
    };

    private static bool IsShown(FeelType type) => type is not (FeelType.ListOf or FeelType.ContextOf or FeelType.RangeOf or FeelType.FunctionOf);

    private static bool Fits(FeelType from, FeelType to) => (from, to) switch
    {
        _ when from == FeelType.Any || from == FeelType.Null || to == FeelType.Any || from == to => true,
        (FeelType.ListOf a, FeelType.ListOf b) => Fits(a.Item, b.Item),
        (FeelType.ContextOf a, FeelType.ContextOf b) => b.Fields.All(f => a.Fields.TryGetValue(f.Key, out var type) && Fits(type, f.Value)),
        _ => false,
    };
}
