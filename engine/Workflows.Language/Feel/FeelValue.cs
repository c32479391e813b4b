using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Language.Feel;

/// <summary>A value of FEEL (DMN 1.5 §10.3.2): immutable and comparable by value.</summary>
/// <remarks>Comparison here is of the values as written: <c>10:00Z</c> and <c>12:00+02:00</c> differ, although FEEL's <c>=</c>
/// calls them equal. <see cref="object.ToString"/> gives the FEEL text that reads back as the value.</remarks>
public abstract record FeelValue
{
    // Counts and small amounts are most of the numbers there are.
    private static readonly ImmutableArray<FeelNumber> SmallNumbers = [.. Enumerable.Range(0, 256)
        .Select(n => new FeelNumber(Decimal34.From(n)))];

    private protected FeelValue()
    {
    }

    public static FeelValue Null { get; } = new FeelNull();

    public static FeelValue True { get; } = new FeelBoolean(true);

    public static FeelValue False { get; } = new FeelBoolean(false);

    public static FeelValue Of(bool value) => value ? True : False;

    public static FeelValue Of(string value) => new FeelText(value);

    public static FeelValue Of(long value) => value is >= 0 and < 256 ? SmallNumbers[(int)value] : new FeelNumber(Decimal34.From(value));

    public static FeelValue Of(Decimal34 value) => new FeelNumber(value);

    public static FeelValue Of(LocalDate value) => new FeelDate(CivilDate.From(value));

    /// <summary>What the clocks of a zone show at an instant.</summary>
    public static FeelValue Of(Instant value, DateTimeZone zone)
    {
        var local = value.InZone(zone);
        return new FeelDateTime(CivilDate.From(local.Date), local.TimeOfDay, FeelZone.Of(zone));
    }

    public static FeelValue List(IEnumerable<FeelValue> items) => new FeelList([.. items]);

    public bool IsNull => this is FeelNull;

    /// <summary>How many lists and contexts are nested in it; 0 for a plain value.</summary>
    internal virtual int Depth => 0;

    public sealed override string ToString() => FeelPrinter.Literal(this);
}

public sealed record FeelNull : FeelValue;

public sealed record FeelBoolean(bool Value) : FeelValue;

public sealed record FeelNumber(Decimal34 Value) : FeelValue;

public sealed record FeelText(string Value) : FeelValue;

/// <summary>Equal when the items are equal in order.</summary>
public sealed record FeelList : FeelValue
{
    public static FeelList Empty { get; } = new([]);

    public FeelList(ImmutableArray<FeelValue> items)
    {
        Items = items;
        var deepest = 0;
        foreach (var item in items)
        {
            deepest = Math.Max(deepest, item.Depth);
        }

        Depth = deepest + 1;
    }

    public ImmutableArray<FeelValue> Items { get; }

    internal override int Depth { get; }

    public bool Equals(FeelList? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => Items.Length;
}

/// <summary>The values between two ends (DMN 1.5 §10.3.2.7). An end of null is open: <c>&lt; 5</c> is the range up to 5.</summary>
public sealed record FeelRange(FeelValue Start, bool StartIncluded, FeelValue End, bool EndIncluded) : FeelValue
{
    internal override int Depth => Math.Max(Start.Depth, End.Depth) + 1;
}
