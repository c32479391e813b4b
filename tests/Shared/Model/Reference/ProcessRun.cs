namespace Workflows.Tests.Shared.Model.Reference;

internal sealed class ProcessRun(CaseModel model, ProcessShape process) : GuardedRun(model, null, process.Handlers)
{
    private string? _outcome;

    public override Dictionary<string, int> Loops { get; } = [];

    protected override string Name => "process";

    public override void Begin() => Arm(new ListRun(Model, this, process.Steps));

    public override void BodyEnded(string? outcome)
    {
        _outcome = outcome;
        base.BodyEnded(outcome);
    }

    /// <summary>Withdraws everything, and does what is to be done in place of it.</summary>
    public void Cancel(HandlerShape handler)
    {
        Withdraw(runs: true);
        Handle(handler);
    }

    /// <summary>What it came to is withdrawn with the rest when it is interrupted.</summary>
    protected override void Withdraw(bool runs)
    {
        _outcome = null;
        base.Withdraw(runs);
    }

    protected override void Ended(string? outcome) => Model.EndAll(outcome ?? _outcome);
}
