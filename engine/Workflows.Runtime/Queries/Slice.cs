using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Workflows.Runtime.Queries;

/// <summary>Which stretch of a list is asked for.</summary>
/// <param name="After">The <see cref="Sliced{T}.Next"/> of the stretch before; null, or a text that is none: from the start.</param>
/// <param name="Size">How many at most.</param>
public readonly record struct Slice(string? After, int Size);

/// <summary>A stretch of a list in its one stable order.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">Where the next stretch begins; null at the end. Its form may change.</param>
public sealed record Sliced<T>(ImmutableArray<T> Items, string? Next)
{
    public Sliced<TOther> Select<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], Next);
}

/// <summary>A place in a list that is ordered by time: the time of the last item given, and how many of that time were.</summary>
/// <remarks>Rows that come or go elsewhere in the list do not move it.</remarks>
internal readonly record struct TimeCursor(Instant? At, int Given)
{
    public static TimeCursor Read(string? text)
    {
        var parts = text?.Split('.');
        return parts is [var at, var given]
            && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= Instant.MinValue.ToUnixTimeTicks() && ticks <= Instant.MaxValue.ToUnixTimeTicks()
            && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? new(Instant.FromUnixTimeTicks(ticks), count)
                : default;
    }

    /// <summary>Cuts the stretch out of one row more than was asked for.</summary>
    public Sliced<T> Cut<T>(IReadOnlyList<T> rows, int size, Func<T, Instant> timeOf)
    {
        if (rows.Count <= size)
        {
            return new([.. rows], null);
        }

        var last = timeOf(rows[size - 1]);
        var given = rows.Take(size).Count(row => timeOf(row) == last) + (last == At ? Given : 0);
        return new([.. rows.Take(size)], string.Create(CultureInfo.InvariantCulture, $"{last.ToUnixTimeTicks()}.{given}"));
    }
}
