using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>Tells an instance that the case which it called has ended, or that the one which it opened is there.</summary>
public sealed record ReturnCase(WaitId Wait, string? Outcome, FeelContext Returned) : Command
{
    public override string Name => "return-case";
}

/// <summary>Tells an instance that the case which it asked for was cancelled, or could not be started.</summary>
/// <param name="Wait">What waits for it there.</param>
/// <param name="Error">What <c>on: error</c> names; one of <see cref="CaseErrors"/>.</param>
/// <param name="Reason">For people; names, never values.</param>
public sealed record FailCase(WaitId Wait, string Error, string Reason) : Command
{
    public override string Name => "fail-case";
}

/// <summary>What <c>on: error</c> calls the ways in which another case comes to nothing.</summary>
public static class CaseErrors
{
    public const string Cancelled = "case-cancelled";

    public const string NotStarted = "case-not-started";
}

/// <summary>Starts an instance by a message that nobody waited for.</summary>
public sealed record StartByMessage(string Message, FeelContext Payload) : Command
{
    public override string Name => "start-by-message";
}
