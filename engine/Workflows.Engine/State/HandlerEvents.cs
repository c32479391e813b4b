using NodaTime;

namespace Workflows.Engine.State;

/// <summary>A step's <c>hold-while</c> holds: it is not open until that has changed.</summary>
public sealed record StepHeld(HoldWait Wait) : ProcessEvent;

/// <summary>A step's <c>hold-while</c> holds no more; the step opens anew.</summary>
public sealed record StepReleased(WaitId Wait) : ProcessEvent;

/// <summary>The due date of a step that is no task moved with the plan.</summary>
public sealed record StepDueMoved(ScopeId Scope, DuePoint Due) : ProcessEvent;

/// <summary>A handler caught what otherwise would have been an incident.</summary>
/// <param name="Handler">Its id.</param>
/// <param name="Node">Where something went wrong.</param>
/// <param name="Error">The code that handlers name, such as <c>http-404</c>.</param>
/// <param name="Message">Names of what is involved, never values.</param>
public sealed record ErrorCaught(string Handler, string Node, string Error, string Message) : ProcessEvent;

/// <summary>The case is being cancelled: what was open is withdrawn, and the steps that follow a cancelling run.</summary>
public sealed record CancellationBegan(string Reason, string? By, Instant At) : ProcessEvent;
