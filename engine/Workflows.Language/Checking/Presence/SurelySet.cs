using System.Collections;

namespace Workflows.Language.Checking.Presence;

/// <summary>Which variables have a value at a junction, on whatever way a case has come there.</summary>
/// <remarks>A forward analysis that assumes everything and takes away until nothing changes (Kildall, A unified approach to global program
/// optimization, 1973). Where branches of a <c>parallel</c> meet, what any branch has set counts if so many have to come that it must be
/// among them.</remarks>
internal sealed class SurelySet
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly BitArray?[] _before;
    private readonly BitArray?[] _after;

    private SurelySet(WayGraph graph, IEnumerable<string> names)
    {
        foreach (var name in names)
            _numbers.TryAdd(name, _numbers.Count);
        (_before, _after) = (new BitArray?[graph.Junctions.Count], new BitArray?[graph.Junctions.Count]);
        Arrive(graph.Start, new(_numbers.Count));
        var open = new Queue<Junction>([graph.Start]);
        while (open.TryDequeue(out var junction))
        {
            foreach (var next in junction.Ways.Select(w => w.To))
            {
                if ((next.Ends is { } meeting ? At(meeting) : After(junction)) is { } known && Arrive(next, known))
                    open.Enqueue(next);
            }
        }
    }

    public static SurelySet Of(WayGraph graph, IEnumerable<string> names) => new(graph, names);

    public bool IsReached(Junction junction) => _before[junction.Number] is not null;

    public bool Before(Junction junction, string name) => _before[junction.Number] is not { } known || known[_numbers[name]];

    public bool After(Junction junction, string name) => After(junction) is not { } known || known[_numbers[name]];

    /// <summary>True when a value is there in every case, once so many branches have come.</summary>
    public bool IsBrought(Meeting meeting, string name)
    {
        var bringing = meeting.Branches.Count(b => b.When is null && After(b.Exit, name));
        return bringing > meeting.Branches.Length - meeting.Quorum;
    }

    private BitArray? After(Junction junction) => _after[junction.Number];

    /// <summary>Remembers what is there at a junction.</summary>
    /// <returns>True when that is new.</returns>
    private bool Arrive(Junction junction, BitArray known)
    {
        var before = _before[junction.Number] is { } earlier && junction.Ends is null ? new BitArray(earlier).And(known) : new BitArray(known);
        if (_before[junction.Number] is { } old && Same(old, before))
            return false;

        _before[junction.Number] = before;
        var after = new BitArray(before);
        foreach (var name in junction.Sets)
        {
            if (_numbers.TryGetValue(name, out var number))
                after[number] = true;
        }

        _after[junction.Number] = after;
        return true;
    }

    /// <summary>Null when not enough branches come to their end.</summary>
    private BitArray? At(Meeting meeting)
    {
        var coming = meeting.Branches.Count(b => After(b.Exit) is not null);
        if (coming < Math.Min(meeting.Quorum, meeting.Branches.Length) || After(meeting.Begin) is not { } begin)
            return null;

        var known = new BitArray(begin);
        foreach (var (name, number) in _numbers)
        {
            if (!known[number] && IsBrought(meeting, name))
                known[number] = true;
        }

        return known;
    }

    private static bool Same(BitArray one, BitArray other) => !new BitArray(one).Xor(other).HasAnySet();
}
