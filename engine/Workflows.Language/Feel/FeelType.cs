using System.Collections.Immutable;

namespace Workflows.Language.Feel;

/// <summary>A type of FEEL's lattice (DMN 1.5 §10.3.2.9) as far as checking needs it.</summary>
public abstract record FeelType
{
    private protected FeelType()
    {
    }

    public static FeelType Any { get; } = new Basic("Any");
    public static FeelType Null { get; } = new Basic("Null");
    public static FeelType Boolean { get; } = new Basic("boolean");
    public static FeelType Number { get; } = new Basic("number");
    public static FeelType Text { get; } = new Basic("string");
    public static FeelType Date { get; } = new Basic("date");
    public static FeelType Time { get; } = new Basic("time");
    public static FeelType DateTime { get; } = new Basic("date and time");
    public static FeelType DaysDuration { get; } = new Basic("days and time duration");
    public static FeelType MonthsDuration { get; } = new Basic("years and months duration");

    public sealed record Basic(string Name) : FeelType;

    public sealed record ListOf(FeelType Item) : FeelType;

    /// <summary>A context with known fields. Field names may hold blanks.</summary>
    public sealed record ContextOf(ImmutableDictionary<string, FeelType> Fields) : FeelType;
}
