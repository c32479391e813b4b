using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Language.Feel;

/// <summary>A value of FEEL (DMN 1.5 §10.3.2): immutable and comparable by value.</summary>
public abstract record FeelValue
{
    private protected FeelValue()
    {
    }

    public static FeelValue Null { get; } = new FeelNull();

    public static FeelValue True { get; } = new FeelBoolean(true);

    public static FeelValue False { get; } = new FeelBoolean(false);

    public static FeelValue Of(bool value) => value ? True : False;

    public static FeelValue Of(string value) => new FeelText(value);

    public static FeelValue Of(int value) => new FeelNumber(Decimal34.From(value));

    public static FeelValue Of(LocalDate value) => new FeelDate(value);

    public static FeelValue List(IEnumerable<FeelValue> items) => new FeelList([.. items]);

    public bool IsNull => this is FeelNull;
}

public sealed record FeelNull : FeelValue;

public sealed record FeelBoolean(bool Value) : FeelValue;

public sealed record FeelNumber(Decimal34 Value) : FeelValue;

public sealed record FeelText(string Value) : FeelValue;

public sealed record FeelDate(LocalDate Value) : FeelValue;

/// <summary>Equal when the items are equal in order.</summary>
public sealed record FeelList(ImmutableArray<FeelValue> Items) : FeelValue
{
    public bool Equals(FeelList? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => Items.Length;
}

/// <summary>Named entries in the order in which they were put; equal when names and values are equal in any order.</summary>
public sealed record FeelContext : FeelValue
{
    public static FeelContext Empty { get; } = new([]);

    private readonly ImmutableArray<KeyValuePair<string, FeelValue>> _entries;

    /// <param name="entries">A later entry of the same name replaces the earlier one.</param>
    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue>> entries) =>
        _entries = [.. entries.GroupBy(e => e.Key, StringComparer.Ordinal).Select(g => g.Last())];

    public ImmutableArray<KeyValuePair<string, FeelValue>> Entries => _entries;

    /// <summary>The entry's value, or null where there is none.</summary>
    public FeelValue? Find(string name)
    {
        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Key, name, StringComparison.Ordinal))
            {
                return entry.Value;
            }
        }

        return null;
    }

    public FeelContext With(string name, FeelValue value) => new([.. _entries, new(name, value)]);

    public bool Equals(FeelContext? other) =>
        other is not null && _entries.Length == other._entries.Length && _entries.All(e => e.Value.Equals(other.Find(e.Key)));

    public override int GetHashCode() => _entries.Length;
}
