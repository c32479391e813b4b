namespace Workflows.Engine.Tests.Properties;

/// <summary>What a process should do, told in the plainest way: lists in lists that are gone through one after the other, and meeting
/// points that count down. Knows tasks, choices, branches, items, going back and ending, and no time.</summary>
internal sealed class ReferenceRun
{
    private readonly Dictionary<Shape, string> _ids;
    private readonly Dictionary<string, (Place Place, Shape.Task Task)> _open = [];

    private ReferenceRun(Dictionary<Shape, string> ids) => _ids = ids;

    public bool HasEnded { get; private set; }

    /// <summary>Open tasks, such as <c>s3(1, 2)</c>, sorted.</summary>
    public IEnumerable<string> Open => _open.Keys.Order(StringComparer.Ordinal);

    public static ReferenceRun Start(Shapes process, ShapeText text)
    {
        var run = new ReferenceRun(text.Ids);
        run.Go(new(process, null, null, ""));
        return run;
    }

    public void Answer(string task, string? outcome)
    {
        _open.Remove(task, out var asked);
        asked.Place.Answers[asked.Task] = outcome;
        switch (outcome == "second" ? asked.Task.Outcome : null)
        {
            case Lead.BackToItself:
                Enter(asked.Place, asked.Task);
                break;
            case Lead.End:
                End(asked.Place);
                break;
            case Lead.EndProcess:
                EndAll();
                break;
            default:
                Next(asked.Place);
                break;
        }
    }

    private void Go(Place place)
    {
        if (HasEnded)
        {
            return;
        }

        if (place.At == place.List.Steps.Length)
        {
            if (place.Join is null && place.Around is { } around)
            {
                Next(around);
            }
            else
            {
                End(place);
            }

            return;
        }

        Enter(place, place.List.Steps[place.At]);
    }

    private void Next(Place place)
    {
        place.At++;
        Go(place);
    }

    private void Enter(Place place, Shape step)
    {
        switch (step)
        {
            case Shape.Task task:
                _open.Add(_ids[task] + (place.Items.Length == 0 ? "" : $"({place.Items})"), (place, task));
                break;
            case Shape.Choose choose:
                Go(new(choose.Taken ? choose.Then : choose.Otherwise, place, null, place.Items));
                break;
            case Shape.Parallel parallel:
                Fork(place, [.. parallel.Branches.Where(b => b.Holds).Select(b => (b.Steps, place.Items))]);
                break;
            case Shape.Each each:
                Fork(place, [.. Enumerable.Range(1, each.Items).Select(i => (new Shapes([each.Body]), place.Items.Length == 0 ? $"{i}" : $"{place.Items}, {i}"))]);
                break;
            case Shape.End { Holds: true, WholeProcess: true }:
                EndAll();
                break;
            case Shape.End { Holds: true }:
                End(place);
                break;
            case Shape.Back when place.List.Steps.Take(place.At).OfType<Shape.Task>().FirstOrDefault(t => t.Outcome == Lead.Continue) is { } asked && place.Answers.GetValueOrDefault(asked) == "second":
                place.At = place.List.Steps.IndexOf(asked);
                Go(place);
                break;
            default:
                Next(place);
                break;
        }
    }

    private void Fork(Place place, List<(Shapes Steps, string Items)> ways)
    {
        if (ways.Count == 0)
        {
            Next(place);
            return;
        }

        var join = new Join { Awaited = ways.Count };
        foreach (var (steps, items) in ways)
        {
            Go(new(steps, place, join, items));
        }
    }

    /// <summary>Ends the branch, the item or the process that a place is in.</summary>
    private void End(Place place)
    {
        while (place.Join is null && place.Around is { } around)
        {
            place = around;
        }

        if (place.Join is not { } join)
        {
            EndAll();
        }
        else if (--join.Awaited == 0)
        {
            Next(place.Around!);
        }
    }

    private void EndAll()
    {
        HasEnded = true;
        _open.Clear();
    }

    /// <summary>A list that is being gone through.</summary>
    private sealed class Place(Shapes list, Place? around, Join? join, string items)
    {
        public Shapes List { get; } = list;

        public Place? Around { get; } = around;

        /// <summary>Where the branch or item meets the others; null for the list of a choice and of the process.</summary>
        public Join? Join { get; } = join;

        public string Items { get; } = items;

        public int At { get; set; }

        public Dictionary<Shape, string?> Answers { get; } = new(ReferenceEqualityComparer.Instance);
    }

    private sealed class Join
    {
        public int Awaited { get; set; }
    }
}
