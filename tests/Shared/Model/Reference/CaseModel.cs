using NodaTime;

namespace Workflows.Tests.Shared.Model.Reference;

public enum ModelStatus
{
    Running,
    Cancelling,
    Completed,
    Cancelled,
}

/// <summary>What a process does, told in the plainest way: a tree of what goes on, from which what is withdrawn is cut off.</summary>
/// <remarks>Written from BPMN 2.0 §13 and from the decisions 0002, 0008 and 0009, not from the engine, which keeps tokens in rows. It
/// knows no calendar: that a time has come is told to it.</remarks>
public sealed partial class CaseModel
{
    private static readonly Instant FirstDay = Instant.FromUtc(2020, 2, 10, 8, 0);

    private readonly HashSet<string> _flags;
    private readonly Mutant _mutant;
    private readonly bool _hasPlan;
    private readonly ProcessRun _process;
    private readonly List<(string Step, Run About, long Opened)> _escalations = [];
    private readonly List<OpenRun> _asked = [];
    private string? _key = "1";
    private Instant _now;
    private int _postponed;
    private long _numbers;

    private CaseModel(ProcessShape process, Instant now, Mutant mutant)
    {
        _flags = [.. process.Starting];
        _mutant = mutant;
        _hasPlan = process.HasPlan;
        _now = now;
        _process = new(this, process);
    }

    public ModelStatus Status { get; private set; }

    public string? Outcome { get; private set; }

    public bool IsOpen => Status is ModelStatus.Running or ModelStatus.Cancelling;

    public static CaseModel Start(ProcessShape process, Instant now, Mutant mutant)
    {
        var model = new CaseModel(process, now, mutant);
        model._process.Begin();
        model.Rest();
        return model;
    }

    internal long NextNumber() => ++_numbers;

    internal bool Is(Mutant mutant) => _mutant == mutant;

    internal bool IsTrue(string flag) => _flags.Contains(flag);

    /// <summary>What the key of a message is as seen from a place; null: empty.</summary>
    internal string? KeyOf(string name, Run at)
    {
        for (var around = at; around is not null; around = around.Around)
        {
            if (around is ItemRun item && item.Variable == name)
            {
                return item.Value;
            }
        }

        return _key;
    }

    /// <summary>Whether a stage has to wait for the first day of its window.</summary>
    internal bool IsBefore(int? week) => !Is(Mutant.StageOpensEarly)
        && week is { } weeks
        && _now < FirstDay + Duration.FromDays(7 * (weeks + _postponed));

    internal void Set(string field, string value)
    {
        if (field == "k")
        {
            _key = value == "null" ? null : value.Trim('"');
        }
        else if (value == "true")
        {
            _flags.Add(field);
        }
        else
        {
            _flags.Remove(field);
        }
    }

    internal Run RunOf(StepShape step, Run around) => step switch
    {
        { Each: not null } => new EachRun(this, around, step),
        { Handlers.IsEmpty: false } or { Hold: not null } => new GuardedStepRun(this, around, step),
        not TaskShape and ({ IsDue: true } or { Escalates: true }) => new GuardedStepRun(this, around, step),
        _ => BareRunOf(step, around),
    };

    internal Run BareRunOf(StepShape step, Run around) => step switch
    {
        TaskShape task => new TaskRun(this, around, task),
        TimerShape timer => new TimerRun(this, around, timer),
        MessageShape message => new MessageRun(this, around, message),
        CallShape call => new CallRun(this, around, call),
        OpenShape open => new OpenRun(this, around, open),
        ChooseShape choose => new ChooseRun(this, around, choose),
        ParallelShape parallel => new ParallelRun(this, around, parallel),
        RaceShape race => new RaceRun(this, around, race),
        StageShape stage => new StageRun(this, around, stage),
        _ => new InstantRun(this, around, step),
    };

    internal void EndAll(string? outcome)
    {
        _process.CutOff();
        _escalations.Clear();
        Outcome = Status == ModelStatus.Cancelling ? null : outcome;
        Status = Status == ModelStatus.Cancelling ? ModelStatus.Cancelled : ModelStatus.Completed;
    }

    internal void ForgetEscalationsAbout(Run late) => _escalations.RemoveAll(e => e.About == late && e.Opened == late.Born);

    /// <summary>Another case is to be opened, which is there as soon as this act is over.</summary>
    internal void AskFor(OpenRun opening) => _asked.Add(opening);

    private IEnumerable<Run> All => IsOpen ? _process.All : [];

    /// <summary>An act is over: what it has set off comes to rest, and cases that it asked for are there, which is an act for each.</summary>
    private void Rest()
    {
        LookAgain();
        List<OpenRun> asked = [.. _asked];
        _asked.Clear();
        foreach (var opening in asked)
        {
            if (IsOpen && !opening.IsGone)
            {
                opening.BeThere();
                Rest();
            }
        }
    }

    /// <summary>Holds and opens what the data now hold and open, the outer before the inner, until nothing changes.</summary>
    private void LookAgain()
    {
        while (All.OfType<GuardedStepRun>().ToList().Exists(g => !g.IsGone && IsOpen && g.LookAgain()))
        {
        }

        if (Is(Mutant.EscalationGoesWithTask))
        {
            _escalations.RemoveAll(e => e.About.IsGone);
        }
    }
}
