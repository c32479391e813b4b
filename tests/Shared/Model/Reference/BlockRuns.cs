namespace Workflows.Tests.Shared.Model.Reference;

/// <summary>A list that is gone through step by step.</summary>
internal sealed class ListRun(CaseModel model, Run around, ListShape list) : Run(model, around)
{
    private Run? _step;

    public int At { get; private set; }

    public override IEnumerable<Run> Inside => _step is null ? [] : [_step];

    public bool Has(string step) => list.Steps.Any(s => s.Id == step);

    public override void Begin() => Enter();

    public override void Over(Run inner)
    {
        if (At == 0 && Around is RaceRun race)
        {
            race.Came(this);
        }

        At++;
        Enter();
    }

    public void GoTo(string step)
    {
        _step?.CutOff();
        At = list.Steps.IndexOf(list.Steps.First(s => s.Id == step));
        Enter();
    }

    private void Enter()
    {
        while (At < list.Steps.Length && list.Steps[At].When is { } flag && !Model.IsTrue(flag))
        {
            At++;
        }

        _step = At == list.Steps.Length ? null : Model.RunOf(list.Steps[At], this);
        if (_step is null)
        {
            Around!.Over(this);
        }
        else
        {
            _step.Begin();
        }
    }
}

internal sealed class ChooseRun(CaseModel model, Run around, ChooseShape choose) : Run(model, around)
{
    private ListRun? _taken;

    public override IEnumerable<Run> Inside => _taken is null ? [] : [_taken];

    public override void Begin()
    {
        _taken = new(Model, this, Model.IsTrue(choose.Flag) ? choose.Then : choose.Otherwise);
        _taken.Begin();
    }

    public override void Over(Run inner) => Around!.Over(this);
}

/// <summary>Branches at the same time, until all or enough have ended; the rest are withdrawn (BPMN 2.0 §13.4.1, §13.4.3,
/// §13.4.5).</summary>
internal sealed class ParallelRun(CaseModel model, Run around, ParallelShape parallel) : Run(model, around)
{
    private readonly List<Run> _branches = [];
    private int _came;

    public override IEnumerable<Run> Inside => _branches;

    public override Dictionary<string, int>? Loops { get; } = parallel.Quorum is null ? null : [];

    public override void Begin()
    {
        var taken = parallel.Branches.Where(b => b.When is null || Model.IsTrue(b.When));
        _branches.AddRange(taken.Select(b => new ListRun(Model, this, b.Steps)));
        if (_branches.Count == 0)
        {
            Around!.Over(this);
        }

        foreach (var branch in _branches.ToList().Where(b => !b.IsGone && !IsGone))
        {
            branch.Begin();
        }
    }

    public override void Over(Run inner)
    {
        inner.CutOff();
        _branches.Remove(inner);
        _came++;
        var awaited = Model.Is(Mutant.JoinOpensEarly) && parallel.Quorum is null ? 1 : 0;
        if (_branches.Count <= awaited || (_came >= parallel.Quorum && !Model.Is(Mutant.QuorumWaitsForAll)))
        {
            _branches.ForEach(b => b.CutOff());
            Around!.Over(this);
        }
    }
}

/// <summary>The branch whose first step is done first goes on; the others are withdrawn (BPMN 2.0 §13.4.4).</summary>
internal sealed class RaceRun(CaseModel model, Run around, RaceShape race) : Run(model, around)
{
    private List<ListRun> _branches = [];

    public override IEnumerable<Run> Inside => _branches;

    public override Dictionary<string, int> Loops { get; } = [];

    public override void Begin()
    {
        _branches = [.. race.Branches.Select(b => new ListRun(Model, this, b.Steps))];
        foreach (var branch in _branches.ToList().Where(b => !b.IsGone && !IsGone))
        {
            branch.Begin();
        }
    }

    public void Came(ListRun branch)
    {
        if (Model.Is(Mutant.LosersStay))
        {
            return;
        }

        foreach (var loser in _branches.Where(b => b != branch))
        {
            loser.CutOff();
        }

        _branches = [branch];
    }

    public override void Over(Run inner) => Around!.Over(this);
}

internal sealed class StageRun(CaseModel model, Run around, StageShape stage) : Run(model, around)
{
    private ListRun? _steps;

    public StageShape Stage => stage;

    public bool WaitsForItsDay { get; private set; }

    public override IEnumerable<Run> Inside => _steps is null ? [] : [_steps];

    public override Dictionary<string, int> Loops { get; } = [];

    public override void Begin()
    {
        WaitsForItsDay = Model.IsBefore(stage.FromWeek);
        if (!WaitsForItsDay)
        {
            Open();
        }
    }

    public void Open()
    {
        WaitsForItsDay = false;
        _steps = new(Model, this, stage.Steps);
        _steps.Begin();
    }

    public override void Over(Run inner) => Around!.Over(this);
}
