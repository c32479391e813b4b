namespace Workflows.Language.Checking.Presence;

/// <summary>Looks for a way on which a variable has no value yet where it is read.</summary>
/// <param name="graph">All ways.</param>
/// <param name="known">What is set on all of them.</param>
internal sealed class MissingWay(WayGraph graph, SurelySet known)
{
    /// <summary>So many points are looked at; where that is not enough, nothing is said.</summary>
    private const int MostLooks = 20_000;

    /// <summary>So many in all, so that a large process is checked as fast as a small one.</summary>
    private const int MostLooksInAll = 2_000_000;

    private readonly ILookup<Junction, Junction> _before = graph.Junctions
        .SelectMany(j => j.Ways.Select(w => (w.To, j)))
        .ToLookup(e => e.To, e => e.j);

    private int _looksInAll;

    private sealed record Visit(Junction Junction, Knowledge Knowledge, Way? By, Visit? From);

    /// <summary>The shortest way.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="use">Where it is read.</param>
    /// <param name="matter">What to keep in mind on the way.</param>
    /// <returns>When a case goes that way, to stand behind "when"; empty where no choice leads to it; null where there is no such way.</returns>
    public string? Find(string name, Junction use, Matter matter)
    {
        var start = Knowledge.None(matter).After(graph.Start.Sets);
        start = graph.Start.Values.Aggregate(start, (k, v) => k.With(v, true) ?? k);
        var open = new Queue<Visit>([new(graph.Start, start, null, null)]);
        var seen = new HashSet<(Junction, string)>();
        var looks = 0;
        while (open.TryDequeue(out var visit) && looks < MostLooks && _looksInAll < MostLooksInAll)
        {
            foreach (var way in WaysFrom(visit.Junction, name))
            {
                looks++;
                _looksInAll++;
                if (visit.Knowledge is var before
                    && way.Assumed.Aggregate((Knowledge?)before, (k, a) => k?.With(a.Condition, a.Holds)) is not { } after)
                    continue;

                var next = new Visit(way.To, Arrive(way.To, after, matter), way, visit);
                if (ReferenceEquals(way.To, use))
                    return WordsOf(next, name, use);
                if (!way.To.Sets.Contains(name) && seen.Add((way.To, next.Knowledge.Key)))
                    open.Enqueue(next);
            }
        }

        return null;
    }

    private Knowledge Arrive(Junction junction, Knowledge knowledge, Matter matter)
    {
        if (junction.Ends is not null)
            knowledge = knowledge.After(matter.Settable.Where(n => known.Before(junction, n)));
        knowledge = knowledge.After(junction.Sets);
        return junction.Values.Aggregate(knowledge, (k, v) => k.With(v, true) ?? k);
    }

    /// <summary>Where branches meet, the variable is missing only if no branch that has come has set it: the way leads through one that
    /// might have, or past all of them where none might or it need not come.</summary>
    private IEnumerable<Way> WaysFrom(Junction from, string name)
    {
        foreach (var way in from.Ways)
        {
            if (way.To.Ends is not { } meeting || (!IsBlocked(meeting, name) && meeting.Branches.Any(b => b.Exit == from && b.Sets.Contains(name))))
                yield return way;
        }

        if (from.Begins is not { } begun || IsBlocked(begun, name))
            yield break;

        var setting = begun.Branches.Where(b => b.Sets.Contains(name)).ToList();
        if (setting.Count == 0)
            yield return new(begun.End, null, []);
        else if (begun.Quorum < begun.Branches.Length)
            yield return new(begun.End, $"the branch '{setting[0].Name}' has not come when it goes on", []);
        else if (setting.All(b => b.When is not null))
            yield return new(begun.End, $"the branch '{setting[0].Name}' is not begun", [new(setting[0].When!, false)]);
    }

    private bool IsBlocked(Meeting meeting, string name) => !known.IsReached(meeting.End) || known.IsBrought(meeting, name);

    /// <summary>The last choice behind which the variable can no more be set before it is read.</summary>
    private string WordsOf(Visit end, string name, Junction use)
    {
        var setting = Leading(name, use);
        for (var visit = end; visit.From is { } from; visit = from)
        {
            if (visit.By!.Words is { } words && setting.Contains(from.Junction) && !setting.Contains(visit.Junction))
                return words;
        }

        return "";
    }

    /// <summary>The points from which a case can come to where the variable is set, without coming to the use before.</summary>
    private HashSet<Junction> Leading(string name, Junction use)
    {
        var found = graph.Junctions.Where(j => j.Sets.Contains(name)).ToHashSet();
        var open = new Stack<Junction>(found);
        while (open.TryPop(out var junction))
        {
            foreach (var earlier in _before[junction].Where(b => !ReferenceEquals(b, use) && found.Add(b)))
                open.Push(earlier);
        }

        return found;
    }
}
