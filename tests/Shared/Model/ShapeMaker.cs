using System.Collections.Immutable;

namespace Workflows.Tests.Shared.Model;

/// <summary>Makes up processes: the same number makes the same one.</summary>
/// <remarks>
/// BPMN leaves open which of two branches moves first within one act. So that this does not matter, whatever acts at once on others
/// (data that are set, ways back, ends, errors) follows a step that waits, and there is one of those at most in an act.
/// </remarks>
internal sealed class ShapeMaker
{
    private static readonly ImmutableArray<string> Messages = ["m1", "m2", "m3"];

    private readonly Random _random;
    private readonly bool _hasPlan;
    private int _steps;
    private int _handlers;
    private int _budget;

    private ShapeMaker(Random random)
    {
        _random = random;
        _hasPlan = random.Next(4) == 0;
        _budget = random.Next(3, 16);
    }

    public static ProcessShape Make(int seed)
    {
        var maker = new ShapeMaker(new(seed));
        var steps = maker.List(new([], null, 0), 4);
        return new(maker.ProcessHandlers(), steps, [.. ProcessShape.Flags.Where(_ => maker._random.Next(3) == 0)])
        {
            HasPlan = maker._hasPlan,
        };
    }

    /// <param name="Back">Steps that may be gone back to.</param>
    /// <param name="Item">The item that a key may name.</param>
    /// <param name="Depth">How many blocks are around.</param>
    private sealed record Place(ImmutableList<string> Back, string? Item, int Depth);

    private ListShape List(Place place, int longest)
    {
        var steps = ImmutableArray.CreateBuilder<StepShape>();
        var length = _random.Next(1, longest + 1);
        for (var i = 0; i < length; i++)
        {
            AddStep(steps, ref place);
        }

        return new(steps.ToImmutable());
    }

    private void AddStep(ImmutableArray<StepShape>.Builder steps, ref Place place)
    {
        var step = Step(place);
        steps.Add(step);
        place = place with { Back = place.Back.Add(step.Id) };
        if (step is TaskShape or TimerShape or MessageShape && step is { When: null, Each: null } && _random.Next(3) == 0)
        {
            steps.Add(Effect(place));
        }
    }

    /// <summary>What acts at once on others.</summary>
    private StepShape Effect(Place place) => _random.Next(10) switch
    {
        < 5 => Set(),
        5 => new BackShape(NextId(), place.Back[_random.Next(place.Back.Count)], _random.Next(1, 3)) { When = Flag() },
        6 => new EndShape(NextId(), WholeProcess: false) { When = Flag() },
        7 => new EndShape(NextId(), WholeProcess: true) { When = Flag() },
        _ => new FailShape(NextId(), Pick("nobody", "no-value", "no-time")),
    };

    private SetShape Set() => _random.Next(5) == 0
        ? new(NextId(), "k", Pick("\"1\"", "\"2\"", "null"))
        : new(NextId(), Flag(), Pick("true", "false"));

    private StepShape Step(Place place)
    {
        _budget--;
        var id = NextId();
        var loops = _random.Next(6) == 0 && _budget > 0;
        var inner = loops ? place with { Back = [], Item = $"i{id}" } : place with { Back = place.Back.Add(id) };
        var isBlock = place.Depth < 3 && _budget > 0 && _random.Next(2) == 0;
        var step = isBlock ? Block(id, inner with { Depth = place.Depth + 1 }) : Simple(id, inner);
        if (loops)
        {
            step = (step is MilestoneShape ? new NotifyShape(id) : step) with
            {
                Each = new(_random.Next(0, 4), _random.Next(3) == 0, _random.Next(3) == 0),
            };
        }

        step = Guarded(step, inner);
        return _random.Next(8) == 0 ? step with { When = Flag() } : step;
    }

    private StepShape Simple(string id, Place inner) => _random.Next(12) switch
    {
        < 5 => Task(id, inner),
        < 7 => new TimerShape(id, _random.Next(1, 120)),
        < 9 => new MessageShape(id, Pick(Messages), Key(inner)),
        9 => new CallShape(id),
        10 => _random.Next(2) == 0 ? new OpenShape(id) : new NotifyShape(id),
        _ => new MilestoneShape(id),
    };

    private TaskShape Task(string id, Place inner)
    {
        Lead? second = _random.Next(8) switch
        {
            0 => new Lead.Continue(),
            1 or 2 when inner.Back.Count > 0 => new Lead.Back(inner.Back[_random.Next(inner.Back.Count)]),
            3 => new Lead.End(_random.Next(3) == 0),
            _ => null,
        };
        return new(id, second, _random.Next(6) == 0) { IsDue = _random.Next(3) == 0, Escalates = !_hasPlan && _random.Next(6) == 0 };
    }

    private StepShape Block(string id, Place inner)
    {
        var branch = inner with { Back = [] };
        switch (_random.Next(7))
        {
            case 0:
                return new ChooseShape(id, Flag(), List(inner, 2), List(inner, 2));
            case 1 or 2:
                var count = _random.Next(2, 4);
                var branches = Enumerable.Range(1, count).Select(n => Branch($"{id}b{n}", branch)).ToImmutableArray();
                return new ParallelShape(id, _random.Next(2) == 0 ? _random.Next(1, count + 1) : null, branches);
            case 3 or 4:
                var racing = Enumerable.Range(1, _random.Next(2, 4)).Select(n => new BranchShape($"{id}b{n}", null, Racing(inner)));
                return new RaceShape(id, [.. racing]);
            default:
                return new StageShape(id, _random.Next(3) == 0 ? _random.Next(0, 9) : null, List(inner, 3));
        }
    }

    private BranchShape Branch(string name, Place inside) => new(name, _random.Next(5) == 0 ? Flag() : null, List(inside, 2));

    /// <summary>The first step of a branch of a race waits, for everybody and in every case.</summary>
    private ListShape Racing(Place inner)
    {
        var id = NextId();
        StepShape first = _random.Next(3) switch
        {
            0 => Task(id, inner with { Back = inner.Back.Add(id) }),
            1 => new TimerShape(id, _random.Next(1, 120)),
            _ => new MessageShape(id, Pick(Messages), Key(inner)),
        };
        first = Guarded(first, inner);
        return _random.Next(2) == 0 ? new([first]) : new([first, .. List(inner with { Back = inner.Back.Add(id) }, 2).Steps]);
    }

    private StepShape Guarded(StepShape step, Place inner)
    {
        if (step is ChooseShape or MilestoneShape)
        {
            return step;
        }

        if (_random.Next(8) == 0)
        {
            step = step with { Hold = Flag() };
        }

        if (step is NotifyShape or OpenShape)
        {
            return step;
        }

        if (step is not TaskShape && _random.Next(8) == 0)
        {
            step = step with { IsDue = true, Escalates = !_hasPlan && _random.Next(2) == 0 };
        }

        return _random.Next(5) == 0 && _budget > 0 ? step with { Handlers = Handlers(inner, step.IsDue, ofProcess: false) } : step;
    }

    private ImmutableArray<HandlerShape> ProcessHandlers() =>
        _random.Next(3) == 0 ? Handlers(new([], null, 1), isDue: false, ofProcess: true) : [];

    private ImmutableArray<HandlerShape> Handlers(Place place, bool isDue, bool ofProcess)
    {
        var handlers = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Handler(place, isDue, ofProcess)).ToList();
        if (handlers.Exists(h => h.Trigger is TriggerShape.Error { Code: null }) && _random.Next(2) == 0)
        {
            var named = new TriggerShape.Error(Pick("nobody", "no-value", "no-time"));
            handlers.Add(new($"h{++_handlers}", named, Interrupts: true, List(place with { Back = [], Depth = place.Depth + 1 }, 2)));
        }

        return
        [
            .. handlers.DistinctBy(h => h.Trigger switch
            {
                TriggerShape.Error error => $"error {error.Code}",
                TriggerShape.Cancelled => "cancelled",
                _ => h.Id,
            }),
        ];
    }

    private HandlerShape Handler(Place place, bool isDue, bool ofProcess)
    {
        var id = $"h{++_handlers}";
        TriggerShape trigger = _random.Next(ofProcess ? 10 : 9) switch
        {
            < 3 when isDue => new TriggerShape.Overdue(_random.Next(0, 4)),
            < 4 => new TriggerShape.Message(Pick(Messages), Key(place)),
            4 => new TriggerShape.Timer(_random.Next(1, 20)),
            5 => new TriggerShape.Every(_random.Next(1, 9)),
            < 9 => new TriggerShape.Error(Pick<string?>(null, null, "nobody", "no-value", "no-time", "too-often", "case-cancelled")),
            _ => new TriggerShape.Cancelled(),
        };
        var interrupts = trigger is TriggerShape.Error or TriggerShape.Cancelled
            || (trigger is not TriggerShape.Every && _random.Next(3) == 0);
        var steps = List(place with { Back = [], Depth = place.Depth + 1 }, 2);
        if (trigger is not (TriggerShape.Error or TriggerShape.Cancelled) && _random.Next(2) == 0)
        {
            steps = new([Set(), .. steps.Steps]);
        }

        return new(id, trigger, interrupts, steps);
    }

    private string? Key(Place place) => _random.Next(4) switch
    {
        0 => "k",
        1 when place.Item is { } item => item,
        _ => null,
    };

    private string NextId() => $"s{++_steps}";

    private string Flag() => ProcessShape.Flags[_random.Next(ProcessShape.Flags.Length)];

    private T Pick<T>(params ImmutableArray<T> of) => of[_random.Next(of.Length)];
}
