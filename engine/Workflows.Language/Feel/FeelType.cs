using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Feel;

/// <summary>A type of FEEL's lattice (DMN 1.5 §10.3.2.9). Types are equal when they are built alike.</summary>
public abstract record FeelType
{
    private protected FeelType()
    {
    }

    /// <summary>Nothing is known of the value.</summary>
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

    /// <summary>A context of which no field is known.</summary>
    public static FeelType AnyContext { get; } = new Basic("context");

    /// <summary>A function of which neither parameters nor result are known.</summary>
    public static FeelType AnyFunction { get; } = new Basic("function");

    public static FeelType AnyList { get; } = new ListOf(Any);

    /// <summary>The narrowest type that is known to hold a value; of a list's items it is the one that holds them all.</summary>
    public static FeelType Of(FeelValue value) => value switch
    {
        FeelNull => Null,
        FeelBoolean => Boolean,
        FeelNumber => Number,
        FeelText => Text,
        FeelDate => Date,
        FeelTime => Time,
        FeelDateTime => DateTime,
        FeelDaysDuration => DaysDuration,
        FeelMonthsDuration => MonthsDuration,
        FeelList { Items: [] } => AnyList,
        FeelList list => new ListOf(TypeRules.Join(list.Items.Select(Of))),
        FeelContext context => new ContextOf(context.Entries.ToImmutableDictionary(e => e.Key, e => Of(e.Value), StringComparer.Ordinal)),
        FeelRange range => new RangeOf(TypeRules.Join(Of(range.Start), Of(range.End))),
        _ => AnyFunction,
    };

    /// <summary>As FEEL writes it after <c>instance of</c>.</summary>
    public abstract override string ToString();

    public sealed record Basic(string Name) : FeelType
    {
        public override string ToString() => Name;
    }

    public sealed record ListOf(FeelType Item) : FeelType
    {
        public override string ToString() => $"list<{Item}>";
    }

    public sealed record RangeOf(FeelType Item) : FeelType
    {
        public override string ToString() => $"range<{Item}>";
    }

    /// <summary>A context with known fields. Field names may hold blanks.</summary>
    public sealed record ContextOf(ImmutableDictionary<string, FeelType> Fields) : FeelType
    {
        /// <summary>Fields that are known to be empty at times, each with the field that tells when it is not; one without such a field
        /// tells by itself. No part of what the type is: types that differ in it are equal.</summary>
        public ImmutableDictionary<string, string> EmptyAtTimes { get; init; } = ImmutableDictionary<string, string>.Empty;

        public bool Equals(ContextOf? other) =>
            other is not null && Fields.Count == other.Fields.Count
            && Fields.All(f => other.Fields.TryGetValue(f.Key, out var type) && type == f.Value);

        public override int GetHashCode() => Fields.Count;

        public override string ToString() =>
            $"context<{string.Join(", ", Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {f.Value}"))}>";
    }

    public sealed record FunctionOf(ImmutableArray<FeelType> Parameters, FeelType Result) : FeelType
    {
        public bool Equals(FunctionOf? other) =>
            other is not null && Result == other.Result && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan());

        public override int GetHashCode() => Parameters.Length;

        public override string ToString() => $"function<{string.Join(", ", Parameters)}> -> {Result}";
    }
}
