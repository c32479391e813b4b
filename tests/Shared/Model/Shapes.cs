using System.Collections.Immutable;

namespace Workflows.Tests.Shared.Model;

/// <summary>A made-up process before it is written down.</summary>
/// <param name="Handlers">What may happen at any time.</param>
/// <param name="Steps">What is done.</param>
/// <param name="Starting">The yes-no data that are true at the start, of <see cref="Flags"/>.</param>
public sealed record ProcessShape(ImmutableArray<HandlerShape> Handlers, ListShape Steps, ImmutableArray<string> Starting)
{
    /// <summary>Data that conditions read and steps set.</summary>
    public static ImmutableArray<string> Flags { get; } = ["f1", "f2", "f3"];

    /// <summary>Whether it has a plan, which can be postponed. What is escalated then is no matter of the model.</summary>
    public bool HasPlan { get; init; }

    /// <summary>As the file that it is: what a failing run shows.</summary>
    public override string ToString() => ShapeText.Of(this);
}

public sealed record ListShape(ImmutableArray<StepShape> Steps);

/// <summary>A step. Ids stay when the process is made smaller, so that what happened still names them.</summary>
public abstract record StepShape(string Id)
{
    /// <summary>The flag without which it is skipped; null: it is always done.</summary>
    public string? When { get; init; }

    public EachShape? Each { get; init; }

    /// <summary>The flag that holds it while it is true.</summary>
    public string? Hold { get; init; }

    /// <summary>Whether it has a due date.</summary>
    public bool IsDue { get; init; }

    /// <summary>Whether somebody else gets a task about it when it is late.</summary>
    public bool Escalates { get; init; }

    public ImmutableArray<HandlerShape> Handlers { get; init; } = [];
}

/// <param name="Items">The items are 1, 2, 3 …</param>
/// <param name="InTurn">Whether the next begins when the one before it has ended.</param>
/// <param name="Closes">Whether it goes on with what came some day.</param>
public sealed record EachShape(int Items, bool InTurn, bool Closes);

/// <param name="Id">The handler's name.</param>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Interrupts">Whether what it stands at is withdrawn.</param>
/// <param name="Steps">What is done then.</param>
public sealed record HandlerShape(string Id, TriggerShape Trigger, bool Interrupts, ListShape Steps);

public abstract record TriggerShape
{
    public sealed record Message(string Name, string? Key) : TriggerShape;

    public sealed record Timer(int Days) : TriggerShape;

    public sealed record Every(int Days) : TriggerShape;

    public sealed record Overdue(int Days) : TriggerShape;

    /// <param name="Code">Null: any.</param>
    public sealed record Error(string? Code) : TriggerShape;

    public sealed record Cancelled : TriggerShape;
}

/// <summary>Where an answer leads.</summary>
public abstract record Lead
{
    public sealed record Continue : Lead;

    public sealed record Back(string To) : Lead;

    public sealed record End(bool WholeProcess) : Lead;
}

/// <param name="Id">The step.</param>
/// <param name="Second">Where the outcome <c>second</c> leads, beside <c>first</c> that goes on; null: it has no outcomes.</param>
/// <param name="Reminds">Whether people are reminded, which changes nothing.</param>
public sealed record TaskShape(string Id, Lead? Second, bool Reminds) : StepShape(Id);

public sealed record TimerShape(string Id, int Hours) : StepShape(Id);

/// <param name="Id">The step.</param>
/// <param name="Name">The message.</param>
/// <param name="Key">What tells it from others: <c>k</c>, an item, or null for none.</param>
public sealed record MessageShape(string Id, string Name, string? Key) : StepShape(Id);

public sealed record CallShape(string Id) : StepShape(Id);

public sealed record OpenShape(string Id) : StepShape(Id);

public sealed record NotifyShape(string Id) : StepShape(Id);

public sealed record MilestoneShape(string Id) : StepShape(Id);

/// <param name="Id">The step.</param>
/// <param name="Field">A flag, or <c>k</c>.</param>
/// <param name="Value">FEEL.</param>
public sealed record SetShape(string Id, string Field, string Value) : StepShape(Id);

/// <param name="Id">The step.</param>
/// <param name="Code">The error that it always comes to.</param>
public sealed record FailShape(string Id, string Code) : StepShape(Id);

public sealed record ChooseShape(string Id, string Flag, ListShape Then, ListShape Otherwise) : StepShape(Id);

public sealed record BranchShape(string Name, string? When, ListShape Steps);

/// <param name="Id">The step.</param>
/// <param name="Quorum">How many branches are enough; null: all.</param>
/// <param name="Branches">At least two.</param>
public sealed record ParallelShape(string Id, int? Quorum, ImmutableArray<BranchShape> Branches) : StepShape(Id);

public sealed record RaceShape(string Id, ImmutableArray<BranchShape> Branches) : StepShape(Id);

/// <param name="Id">The step.</param>
/// <param name="FromWeek">Not before so many weeks after the start; null: at once.</param>
/// <param name="Steps">What is in it.</param>
public sealed record StageShape(string Id, int? FromWeek, ListShape Steps) : StepShape(Id);

/// <summary>Follows a step that waits, so that whether it comes before what others do at the same time does not matter.</summary>
public sealed record BackShape(string Id, string To, int AtMost) : StepShape(Id);

/// <summary>Follows a step that waits.</summary>
public sealed record EndShape(string Id, bool WholeProcess) : StepShape(Id);
