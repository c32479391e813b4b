namespace Workflows.Tests.Shared.Model.Reference;

/// <summary>Something that is going on: a step, a list, an item, a handler. What goes on inside hangs below it, so that to withdraw is to
/// cut off.</summary>
internal abstract class Run(CaseModel model, Run? around)
{
    public CaseModel Model { get; } = model;

    public Run? Around { get; } = around;

    /// <summary>Older ones have lower numbers.</summary>
    public long Born { get; private set; } = model.NextNumber();

    public bool IsGone { get; private set; }

    public abstract IEnumerable<Run> Inside { get; }

    /// <summary>The items that it runs for, such as <c>(2, 1)</c>.</summary>
    public string Items => Around?.ItemsInside ?? "";

    protected virtual string ItemsInside => Items;

    /// <summary>Whether ways back that are counted begin from nothing with it; null: what is around counts.</summary>
    public virtual Dictionary<string, int>? Loops => null;

    public abstract void Begin();

    /// <summary>What was begun inside has come to its plain end.</summary>
    public virtual void Over(Run inner) => throw new InvalidOperationException($"Nothing ends inside a {GetType().Name}.");

    protected void BeBornAgain() => Born = Model.NextNumber();

    /// <summary>Withdraws it with all that goes on inside.</summary>
    public void CutOff()
    {
        foreach (var inner in Inside.ToList())
        {
            inner.CutOff();
        }

        IsGone = true;
    }

    public IEnumerable<Run> All => Inside.SelectMany(i => i.All).Prepend(this);

    /// <summary><c>end</c>: leaves everything up to the branch, item, handler or process that it stands in.</summary>
    protected void End(string outcome)
    {
        for (var at = this; ; at = at.Around!)
        {
            switch (at.Around)
            {
                case ParallelRun parallel:
                    parallel.Over(at);
                    return;
                case ItemRun item:
                    item.Around!.Over(item);
                    return;
                case StageRun stage when Model.Is(Mutant.EndStaysInStage):
                    stage.Over(at);
                    return;
                case HandlerRun handler:
                    handler.Ended(outcome);
                    return;
                case ProcessRun process:
                    process.BodyEnded(outcome);
                    return;
            }
        }
    }

    /// <summary><c>back to</c>: leaves everything up to the list that the step stands in.</summary>
    /// <returns>Whether that is allowed once more.</returns>
    protected bool TryBack(string from, string to, int atMost)
    {
        var at = Around!;
        while (at is not ListRun list || !list.Has(to))
        {
            at = at.Around!;
        }

        var counts = at;
        while (counts.Loops is null)
        {
            counts = counts.Around!;
        }

        var loops = counts.Loops!;
        if (loops.GetValueOrDefault(from) >= atMost && !Model.Is(Mutant.BackIsNotBounded))
        {
            return false;
        }

        loops[from] = loops.GetValueOrDefault(from) + 1;
        ((ListRun)at).GoTo(to);
        return true;
    }

    /// <summary>Gives an error to the innermost handler that takes it; what goes wrong in a handler is for those further out.</summary>
    /// <returns>False: nobody takes it.</returns>
    protected bool TryCatch(string code)
    {
        for (var at = Around; at is not null; at = at.Around)
        {
            if (at is HandlerRun && !Model.Is(Mutant.HandlerCatchesItsOwn))
            {
                at = at.Around!;
            }
            else if (at is GuardedRun guarded && guarded.CatcherOf(code) is { } handler)
            {
                guarded.Handle(handler);
                return true;
            }
        }

        return false;
    }

    /// <summary>What is waited for has come: if it stands first in a branch of a race, that branch goes on and the others are
    /// withdrawn.</summary>
    protected void Happened()
    {
        for (var at = this; at is not null; at = at.Around)
        {
            if (at.Around is RaceRun race)
            {
                race.Came((ListRun)at);
                return;
            }

            if (at is ListRun or HandlerRun or ItemRun || (at.Around is ListRun { At: not 0 }))
            {
                return;
            }
        }
    }
}
