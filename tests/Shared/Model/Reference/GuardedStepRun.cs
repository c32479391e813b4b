namespace Workflows.Tests.Shared.Model.Reference;

/// <summary>A step with handlers, that may be held, or that may be late though it is no task.</summary>
internal sealed class GuardedStepRun(CaseModel model, Run around, StepShape step) : GuardedRun(model, around, step.Handlers)
{
    private Dictionary<string, int> _loops = [];

    public StepShape Step => step;

    public bool IsHeld { get; private set; }

    public bool WaitsForItsDay { get; private set; }

    public bool MayEscalate { get; set; }

    public override Dictionary<string, int> Loops => _loops;

    protected override string Name => step.Id;

    private bool ShouldBeHeld => step.Hold is { } flag && Model.IsTrue(flag);

    public override void Begin()
    {
        IsHeld = ShouldBeHeld;
        if (!IsHeld)
        {
            OpenInTime();
        }
    }

    /// <summary>Its first day has come.</summary>
    public void Open()
    {
        WaitsForItsDay = false;
        Begin();
    }

    /// <summary>Holds it when it is open and should be held, and opens it anew when that has lifted.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool LookAgain()
    {
        if (IsHeld && !ShouldBeHeld)
        {
            IsHeld = false;
            OpenInTime();
            return true;
        }

        if (IsAtWork && ShouldBeHeld && !Model.Is(Mutant.OpenIsNotHeld))
        {
            Withdraw(runs: true);
            IsHeld = true;
            return true;
        }

        return false;
    }

    private void OpenInTime()
    {
        WaitsForItsDay = step is StageShape { FromWeek: var week } && Model.IsBefore(week);
        if (!WaitsForItsDay)
        {
            BeBornAgain();
            _loops = [];
            MayEscalate = step is not TaskShape && step.Escalates;
            Arm(Model.BareRunOf(step, this));
        }
    }

    protected override void Withdraw(bool runs)
    {
        MayEscalate = false;
        base.Withdraw(runs);
    }

    public override void BodyEnded(string? outcome)
    {
        MayEscalate = false;
        Model.ForgetEscalationsAbout(this);
        base.BodyEnded(outcome);
    }

    protected override void Ended(string? outcome)
    {
        MayEscalate = false;
        Model.ForgetEscalationsAbout(this);
        Around!.Over(this);
    }
}
