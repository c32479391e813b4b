using System.Collections.Immutable;
using Workflows.Language.Definitions;
using static Workflows.Language.Tests.Layout.Sketch;

namespace Workflows.Language.Tests.Layout;

/// <summary>Processes of every shape, the same for the same seed.</summary>
internal sealed class RandomProcess(int seed)
{
    private readonly Random _random = new(seed);
    private int _tasks;

    private int _handlers;

    public ProcessDefinition Make()
    {
        var process = Process("random", [.. Steps(3, [])]);
        return process with { Steps = process.Steps with { Handlers = Handlers() } };
    }

    /// <summary>Mostly none, so that pictures stay small.</summary>
    private ImmutableArray<Handler> Handlers() =>
        [.. Enumerable.Range(0, Math.Max(0, _random.Next(12) - 9)).Select(_ => On($"handler-{++_handlers}", "news", [.. Steps(0, [])]))];

    private IEnumerable<Step> Steps(int depth, List<string> earlier)
    {
        var count = _random.Next(depth == 3 ? 1 : 0, 5);
        List<string> known = [.. earlier];
        for (var i = 0; i < count; i++)
        {
            yield return Step(depth, known);
        }
    }

    private Step Step(int depth, List<string> known) => _random.Next(depth > 0 ? 10 : 7) switch
    {
        0 or 1 => Human(known),
        2 => Notify("Tell them", "everyone"),
        3 => WaitFor("3 days"),
        4 => Set("field"),
        5 => known.Count > 0 ? BackTo(known[_random.Next(known.Count)]) : WaitForMessage("answer"),
        6 => _random.Next(2) == 0 ? End("over") : EndProcess("over at once"),
        7 or 8 => Choose(
            _random.Next(2) == 0 ? null : List([.. Steps(depth - 1, known)]),
            [.. Enumerable.Range(1, _random.Next(1, 4)).Select(i => ($"case = {i}", List([.. Steps(depth - 1, known)])))]),
        _ => Parallel([.. Enumerable.Range(1, _random.Next(1, 4)).Select(i => ($"branch {i}", List([.. Steps(depth - 1, [])])))]) with
        {
            ForEach = _random.Next(2) == 0 ? Each("unit") : null,
            Handlers = Handlers(),
        },
    };

    private TaskStep Human(List<string> known)
    {
        var id = $"task-{++_tasks}-of-us";
        List<Outcome> outcomes = [Continue("good")];
        if (_random.Next(2) == 0)
        {
            outcomes.Add(Ends("bad", "a long reason to end it all here"));
        }

        if (known.Count > 0 && _random.Next(2) == 0)
        {
            outcomes.Add(Back("once more", known[_random.Next(known.Count)]));
        }

        known.Add(id);
        return Task(string.Join(' ', Enumerable.Repeat("word", _random.Next(1, 20))), "someone", id, [.. outcomes]) with
        {
            ForEach = _random.Next(4) == 0 ? Each("unit") : null,
            Handlers = Handlers(),
        };
    }
}
