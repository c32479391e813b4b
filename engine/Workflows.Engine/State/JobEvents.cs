using NodaTime;
using Workflows.Language.Feel;

namespace Workflows.Engine.State;

/// <summary>Something that happened to a call of a service.</summary>
public abstract record JobEvent(WaitId Job) : ProcessEvent;

public sealed record JobSet(JobWait Wait) : JobEvent(Wait.Id);

/// <param name="Job">The call.</param>
/// <param name="Attempt">Its number.</param>
/// <param name="Until">When it is given up, unless its worker has told of it before.</param>
public sealed record JobBegun(WaitId Job, int Attempt, Instant Until) : JobEvent(Job);

/// <summary>An attempt came to nothing and another follows.</summary>
/// <param name="Job">The call.</param>
/// <param name="Attempt">Its number.</param>
/// <param name="Code">Such as <c>timeout</c> or <c>http-503</c>.</param>
/// <param name="NextTry">When the next attempt may begin.</param>
public sealed record JobPostponed(WaitId Job, int Attempt, string Code, Instant NextTry) : JobEvent(Job);

/// <summary>The last attempt came to nothing; the call waits for an administrator, unless a handler takes over.</summary>
public sealed record JobStopped(WaitId Job, int Attempt, string Code) : JobEvent(Job);

/// <summary>An administrator lets the same call be made again.</summary>
public sealed record JobResumed(WaitId Job, Instant NextTry) : JobEvent(Job);

/// <summary>The service has done what was asked; the wait is consumed.</summary>
public sealed record JobAnswered(WaitId Job, int Attempt, int Status, FeelValue Body) : JobEvent(Job);
