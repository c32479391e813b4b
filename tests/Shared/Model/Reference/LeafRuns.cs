namespace Workflows.Tests.Shared.Model.Reference;

/// <summary>A step with nothing inside it. Where nobody takes its error it stands at an incident.</summary>
internal abstract class LeafRun(CaseModel model, Run around, StepShape step) : Run(model, around)
{
    public StepShape Step { get; } = step;

    public bool HasStopped { get; private set; }

    public override IEnumerable<Run> Inside => [];

    protected void Done()
    {
        Around!.Over(this);
    }

    protected void Fail(string code)
    {
        if (!TryCatch(code))
        {
            HasStopped = true;
            BeBornAgain();
        }
    }

    public void Retry()
    {
        HasStopped = false;
        BeBornAgain();
        if (Around is ListRun && Step is not BackShape && Step.When is { } flag && !Model.IsTrue(flag))
        {
            Done(); // it is reached again; with handlers it stays open and is not
        }
        else
        {
            TryAgain();
        }
    }

    protected virtual void TryAgain() => Begin();
}

internal sealed class TaskRun(CaseModel model, Run around, TaskShape task) : LeafRun(model, around, task)
{
    /// <summary>Whether the time of the escalation has not come yet.</summary>
    public bool MayEscalate { get; set; }

    public override void Begin() => MayEscalate = task.Escalates;

    public void Answer(bool second)
    {
        Model.ForgetEscalationsAbout(this);
        Happened();
        switch (second ? task.Second : null)
        {
            case Lead.Back back:
                if (!TryBack(task.Id, back.To, 100))
                {
                    Fail("too-often");
                }

                break;
            case Lead.End { WholeProcess: true }:
                Model.EndAll("all");
                break;
            case Lead.End:
                End("over");
                break;
            default:
                Done();
                break;
        }
    }
}

internal sealed class TimerRun(CaseModel model, Run around, TimerShape timer) : LeafRun(model, around, timer)
{
    public override void Begin()
    {
    }

    public void Ring()
    {
        if (!Model.Is(Mutant.RaceWaitsForHandlers))
        {
            Happened();
        }

        Done();
    }
}

internal sealed class MessageRun(CaseModel model, Run around, MessageShape message) : LeafRun(model, around, message)
{
    public string Name => message.Name;

    /// <summary>As it was when the step was reached; null: any.</summary>
    public string? Key { get; private set; }

    public override void Begin()
    {
        Key = message.Key is null ? null : Model.KeyOf(message.Key, this);
        if (message.Key is not null && Key is null)
        {
            Fail("no-value");
        }
    }

    public void Receive()
    {
        if (!Model.Is(Mutant.RaceWaitsForHandlers))
        {
            Happened();
        }

        Done();
    }
}

internal sealed class CallRun(CaseModel model, Run around, CallShape call) : LeafRun(model, around, call)
{
    public override void Begin()
    {
    }

    public void Return() => Done();

    public void ComeToNothing() => Fail("case-cancelled");
}

/// <summary>Opens another case, and waits until that is there (decision 0011).</summary>
internal sealed class OpenRun(CaseModel model, Run around, OpenShape open) : LeafRun(model, around, open)
{
    public override void Begin() => Model.AskFor(this);

    public void BeThere() => Done();
}

/// <summary>What is done as soon as it is reached.</summary>
internal sealed class InstantRun(CaseModel model, Run around, StepShape step) : LeafRun(model, around, step)
{
    public override void Begin()
    {
        switch (Step)
        {
            case SetShape set:
                Model.Set(set.Field, set.Value);
                Done();
                break;
            case FailShape fail:
                Fail(fail.Code);
                break;
            case EndShape { WholeProcess: true }:
                Model.EndAll("all");
                break;
            case EndShape:
                End("over");
                break;
            case BackShape back:
                if (!TryBack(back.Id, back.To, back.AtMost))
                {
                    Fail("too-often");
                }

                break;
            default:
                Done();
                break;
        }
    }

    /// <summary>A way back that stopped because it was taken too often may be taken once more.</summary>
    protected override void TryAgain()
    {
        if (Step is BackShape back)
        {
            TryBack(back.Id, back.To, int.MaxValue);
        }
        else
        {
            Begin();
        }
    }
}
