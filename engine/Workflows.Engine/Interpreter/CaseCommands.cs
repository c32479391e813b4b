using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>Tells an instance that the case which it called has ended, or that the one which it opened is there.</summary>
public sealed record ReturnCase(WaitId Wait, string? Outcome, FeelContext Returned) : Command
{
    public override string Name => "return-case";
}

/// <summary>Tells an instance that the case which it asked for was cancelled, or could not be started.</summary>
public sealed record FailCase(WaitId Wait, string Reason) : Command
{
    public override string Name => "fail-case";
}

/// <summary>Starts an instance by a message that nobody waited for.</summary>
public sealed record StartByMessage(string Message, FeelContext Payload) : Command
{
    public override string Name => "start-by-message";
}
