using Workflows.Language.Feel;

namespace Workflows.Engine.State;

/// <summary>A case of another process was asked for.</summary>
/// <param name="Wait">What waits for it here.</param>
/// <param name="Node">The step.</param>
/// <param name="Data">What it is given, by field; texts are read as its process's fields ask.</param>
public sealed record CaseAsked(CallWait Wait, string Node, FeelContext Data) : ProcessEvent;

/// <summary>The other case has ended, or, where only its start was waited for, is there.</summary>
/// <param name="Wait">What waited for it.</param>
/// <param name="Outcome">What it ended with.</param>
/// <param name="Returned">The fields that its process returns.</param>
public sealed record CaseReturned(WaitId Wait, string? Outcome, FeelContext Returned) : ProcessEvent;

/// <summary>The other case was cancelled, or could not be started.</summary>
public sealed record CaseFailed(WaitId Wait, string Reason) : ProcessEvent;
