using System.Collections.Immutable;
using System.Globalization;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>What kind of value tells rows apart in a list.</summary>
internal enum PlaceKind
{
    /// <summary>A <see cref="long"/>: a number, or a time in ticks.</summary>
    Number,

    Id,

    Text,
}

/// <summary>Where a row stands in a list: the values of the columns that the list is ordered by, of which the last tell it from all others.</summary>
/// <param name="Values">Each a <see cref="long"/>, a <see cref="Guid"/> or a <see cref="string"/>.</param>
internal readonly record struct ListPlace(ImmutableArray<object> Values) : IComparable<ListPlace>
{
    private const char Separator = '.';

    /// <summary>The first value, by which all lists here are ordered: a time in ticks.</summary>
    public long Time => (long)Values[0];

    public Guid Id(int column) => (Guid)Values[column];

    public long Number(int column) => (long)Values[column];

    public string Text(int column) => (string)Values[column];

    /// <summary>The place in the text of a cursor; null when it is none of such a list, which is then read from its start.</summary>
    public static ListPlace? Read(string? cursor, ImmutableArray<PlaceKind> kinds)
    {
        var parts = cursor?.Split(Separator);
        if (parts?.Length != kinds.Length)
        {
            return null;
        }

        var values = ImmutableArray.CreateBuilder<object>(parts.Length);
        foreach (var (part, kind) in parts.Zip(kinds))
        {
            object? value = kind switch
            {
                PlaceKind.Number => long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
                PlaceKind.Id => Guid.TryParseExact(part, "N", out var id) ? id : null,
                _ => Uri.UnescapeDataString(part),
            };
            if (value is null)
            {
                return null;
            }

            values.Add(value);
        }

        return new(values.MoveToImmutable());
    }

    /// <summary>The order of both databases: ids by their bytes, texts by their characters.</summary>
    public int CompareTo(ListPlace other)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            var compared = (Values[i], other.Values[i]) switch
            {
                (long one, long two) => one.CompareTo(two),
                (Guid one, Guid two) => one.CompareTo(two),
                var (one, two) => string.CompareOrdinal((string)one, (string)two),
            };
            if (compared != 0)
            {
                return compared;
            }
        }

        return 0;
    }

    public bool Equals(ListPlace other) => Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() => string.Join(Separator, Values.Select(Write));

    private static string Write(object value) => value switch
    {
        long number => number.ToString(CultureInfo.InvariantCulture),
        Guid id => id.ToString("N"),
        _ => Uri.EscapeDataString((string)value).Replace(".", "%2E", StringComparison.Ordinal),
    };
}
