using System.Globalization;

namespace Workflows.Tests.Shared.Model;

/// <summary>Picks what happens next, mostly something that a case waits for.</summary>
internal sealed class HappeningMaker(Random random)
{
    public Happening Next(IReadOnlyList<string> view)
    {
        var hours = random.Next(4) switch { 0 => random.Next(1, 100), 1 => random.Next(100, 1000), _ => 0 };
        return (random.Next(20) switch
        {
            < 14 when view.Count > 1 => Expected(view),
            < 16 => new Happening.Message($"m{random.Next(1, 4)}", Key()),
            16 => new Happening.Late(random.Next(1000)),
            17 when Named(view, "timer ") is { } timer => new Happening.Early(timer),
            18 => Act(view),
            19 => new Happening.Remind(),
            _ => new Happening.Pass(),
        }) with
        { Hours = hours };
    }

    /// <summary>What one of the lines asks for.</summary>
    private Happening Expected(IReadOnlyList<string> view)
    {
        var line = view[random.Next(1, view.Count)];
        var nth = random.Next(view.Count(l => l == line));
        var (kind, what) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return kind switch
        {
            "task" => new Happening.Answer(what, random.Next(2) == 0) { Nth = nth },
            "timer" => new Happening.Ring(what) { Nth = nth },
            "case" when random.Next(3) == 0 => new Happening.ComeToNothing(what) { Nth = nth },
            "case" => new Happening.Return(what) { Nth = nth },
            "incident" => new Happening.Retry(what) { Nth = nth },
            "message" => new Happening.Message(what.Split(' ')[0], what.Split(' ')[1] == "-" ? Key() : what.Split(' ')[1]),
            _ => new Happening.Pass(),
        };
    }

    /// <summary>What administrators do.</summary>
    private Happening Act(IReadOnlyList<string> view)
    {
        switch (random.Next(8))
        {
            case 0:
                return new Happening.Cancel();
            case < 5:
                return new Happening.Postpone(random.Next(-1, 9));
            default:
                var place = view[random.Next(view.Count)].Split(' ', 3)[^1];
                var (step, items) = place.Split('(') is [var name, var inside] ? (name, inside[..^1]) : (place, "");
                var within = items.LastIndexOf(", ", StringComparison.Ordinal) is var end and >= 0 ? items[..end] : null;
                return new Happening.Add(step, random.Next(1, 6), within);
        }
    }

    private string? Named(IReadOnlyList<string> view, string kind)
    {
        var lines = view.Where(l => l.StartsWith(kind, StringComparison.Ordinal)).ToList();
        return lines.Count == 0 ? null : lines[random.Next(lines.Count)][kind.Length..];
    }

    private string? Key() => random.Next(4) is var key and > 0 ? key.ToString(CultureInfo.InvariantCulture) : null;
}
