using System.Collections.Immutable;

namespace Workflows.Language.Feel.Syntax;

/// <summary>The types that have a name: FEEL's own and those of the model.</summary>
internal sealed class TypeNames(ImmutableDictionary<string, FeelType> declared)
{
    public const string Usage =
        "types are string, number, boolean, date, time, date and time, days and time duration, years and months duration, list<…>, "
        + "range<…>, context<…>, function<…> -> … and Any";

    private static readonly ImmutableDictionary<string, FeelType> Own = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new[]
        {
            FeelType.Any, FeelType.Null, FeelType.Boolean, FeelType.Number, FeelType.Text, FeelType.Date, FeelType.Time,
            FeelType.DateTime, FeelType.DaysDuration, FeelType.MonthsDuration, FeelType.AnyContext, FeelType.AnyFunction,
        }
            .Select(t => KeyValuePair.Create(t.ToString(), t))
            .Append(KeyValuePair.Create("dateTime", FeelType.DateTime))
            .Append(KeyValuePair.Create("dayTimeDuration", FeelType.DaysDuration))
            .Append(KeyValuePair.Create("yearMonthDuration", FeelType.MonthsDuration))
            .Append(KeyValuePair.Create("list", FeelType.AnyList)));

    public FeelType? Find(string name) => declared.GetValueOrDefault(name) ?? Own.GetValueOrDefault(name);

    /// <summary>Where the longest name of a type that stands at a position ends; −1 when none does.</summary>
    public int LongestAt(Lexer lexer, int position) =>
        declared.Keys.Concat(Own.Keys).Where(n => n.Length > 0).Select(n => lexer.Match(n, position)).Max();
}
