using System.Collections.Immutable;

namespace Workflows.Language.Feel;

/// <summary>Named entries in the order in which they were put; equal when names and values are equal in any order.</summary>
public sealed record FeelContext : FeelValue
{
    // Up to here looking along the entries is faster than hashing the name.
    private const int Indexed = 12;

    public static FeelContext Empty { get; } = new([]);

    private readonly ImmutableArray<KeyValuePair<string, FeelValue>> _entries;
    private readonly Dictionary<string, int>? _index;

    /// <param name="entries">A later entry of the same name replaces the earlier one, at the earlier one's place.</param>
    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        var kept = ImmutableArray.CreateBuilder<KeyValuePair<string, FeelValue>>(
            entries.TryGetNonEnumeratedCount(out var count) ? count : Indexed);
        foreach (var entry in entries)
        {
            var place = _index is null ? PlaceIn(kept, entry.Key) : _index.GetValueOrDefault(entry.Key, -1);
            if (place >= 0)
            {
                kept[place] = entry;
                continue;
            }

            _index?.Add(entry.Key, kept.Count);
            kept.Add(entry);
            if (_index is null && kept.Count > Indexed)
            {
                _index = IndexOf(kept);
            }
        }

        _entries = kept.DrainToImmutable();
        Depth = DepthOf(_entries);
    }

    /// <summary>Of entries whose names are known to differ.</summary>
    private FeelContext(ImmutableArray<KeyValuePair<string, FeelValue>> entries, Dictionary<string, int>? index)
    {
        _entries = entries;
        _index = index;
        Depth = DepthOf(entries);
    }

    public ImmutableArray<KeyValuePair<string, FeelValue>> Entries => _entries;

    internal override int Depth { get; }

    /// <summary>The entry's value, or null where there is none.</summary>
    public FeelValue? Find(string name) => PlaceOf(name) is >= 0 and var place ? _entries[place].Value : null;

    /// <summary>As <see cref="Find(string)"/>, looking first where the name stood the last time.</summary>
    internal FeelValue? Find(string name, ref int place)
    {
        var guess = place;
        if ((uint)guess < (uint)_entries.Length && string.Equals(_entries[guess].Key, name, StringComparison.Ordinal))
        {
            return _entries[guess].Value;
        }

        guess = PlaceOf(name);
        place = guess;
        return guess < 0 ? null : _entries[guess].Value;
    }

    public FeelContext With(string name, FeelValue value)
    {
        var place = PlaceOf(name);
        if (place >= 0)
        {
            return new(_entries.SetItem(place, new(name, value)), _index);
        }

        return _entries.Length < Indexed ? new(_entries.Add(new(name, value)), null) : new([.. _entries, new(name, value)]);
    }

    public bool Equals(FeelContext? other) =>
        other is not null && _entries.Length == other._entries.Length && _entries.All(e => e.Value.Equals(other.Find(e.Key)));

    public override int GetHashCode() => _entries.Length;

    private int PlaceOf(string name)
    {
        if (_index is not null)
        {
            return _index.GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < _entries.Length; i++)
        {
            if (string.Equals(_entries[i].Key, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static int PlaceIn(ImmutableArray<KeyValuePair<string, FeelValue>>.Builder entries, string name)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (string.Equals(entries[i].Key, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static Dictionary<string, int> IndexOf(ImmutableArray<KeyValuePair<string, FeelValue>>.Builder entries)
    {
        var index = new Dictionary<string, int>(2 * entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            index.Add(entries[i].Key, i);
        }

        return index;
    }

    private static int DepthOf(ImmutableArray<KeyValuePair<string, FeelValue>> entries)
    {
        var deepest = 0;
        foreach (var entry in entries)
        {
            deepest = Math.Max(deepest, entry.Value.Depth);
        }

        return deepest + 1;
    }
}
