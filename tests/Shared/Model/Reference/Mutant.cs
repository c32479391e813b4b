namespace Workflows.Tests.Shared.Model.Reference;

/// <summary>Mistakes that the model can be told to make, so that it is seen that the comparison finds them.</summary>
public enum Mutant
{
    None,

    /// <summary>The others of a race are not withdrawn.</summary>
    LosersStay,

    /// <summary>A race is decided only when the handlers of the winning step have ended too.</summary>
    RaceWaitsForHandlers,

    /// <summary>A join by number waits for all.</summary>
    QuorumWaitsForAll,

    /// <summary>A join of all opens with one branch missing.</summary>
    JoinOpensEarly,

    /// <summary>A step is over although handlers of it still run.</summary>
    HandlersAreNotAwaited,

    /// <summary>The times of a step ring on while handlers run, although it is done.</summary>
    TimesRingOn,

    /// <summary>An interrupting handler leaves the runs of others.</summary>
    InterruptingLeavesHandlers,

    /// <summary>What repeats comes once.</summary>
    EveryComesOnce,

    /// <summary>Of several that wait for a message, the outermost gets it.</summary>
    OutermostGetsMessage,

    /// <summary>Keys of messages do not matter.</summary>
    KeysDoNotMatter,

    /// <summary>What is open already is never held.</summary>
    OpenIsNotHeld,

    /// <summary>A handler catches the errors of its own steps.</summary>
    HandlerCatchesItsOwn,

    /// <summary>A handler of any error comes before one that names it.</summary>
    AnyErrorFirst,

    /// <summary>Cancelling does no steps first.</summary>
    CancellingAtOnce,

    /// <summary>An item that is added is not waited for.</summary>
    AddedItemIsForgotten,

    /// <summary>Items in turn come all at once.</summary>
    ItemsComeTogether,

    /// <summary>An <c>end</c> inside a stage ends the stage only.</summary>
    EndStaysInStage,

    /// <summary>One may go back for ever.</summary>
    BackIsNotBounded,

    /// <summary>A withdrawn task takes the escalation about it along.</summary>
    EscalationGoesWithTask,

    /// <summary>What was late once is never late again after postponing.</summary>
    LateOnlyOnce,

    /// <summary>A stage opens before its first day.</summary>
    StageOpensEarly,
}
