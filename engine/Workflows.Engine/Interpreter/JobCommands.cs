using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>A worker is about to make a call; from then on nobody else does, until its time is over.</summary>
/// <param name="Job">The call.</param>
/// <param name="Attempt">One more than were begun before.</param>
public sealed record BeginAttempt(WaitId Job, int Attempt) : Command
{
    public override string Name => "begin-attempt";
}

/// <summary>The service has answered, whatever the answer says.</summary>
/// <param name="Job">The call.</param>
/// <param name="Attempt">As it was begun: an attempt that was given up is not listened to.</param>
/// <param name="Status">RFC 9110 §15.</param>
/// <param name="Body">The answer's JSON as a value; null when it is empty, or when the status says that nothing was done.</param>
/// <param name="RetryAfterSeconds">What the service asks for (RFC 9110 §10.2.3); null: nothing.</param>
public sealed record AnswerAttempt(WaitId Job, int Attempt, int Status, FeelValue Body, long? RetryAfterSeconds = null) : Command
{
    public override string Name => "answer-attempt";
}

/// <summary>There was no answer, or none that can be used.</summary>
public sealed record FailAttempt(WaitId Job, int Attempt, CallFailure Failure) : Command
{
    public override string Name => "fail-attempt";
}

/// <summary>Why an attempt came to nothing.</summary>
/// <param name="Code">By which handlers know it: <c>timeout</c>, <c>http-503</c>, <c>bad-answer</c> …</param>
/// <param name="Kind">Whether trying again may help.</param>
/// <param name="Message">A sentence that says nothing of a case: the host, never the address.</param>
public sealed record CallFailure(string Code, CallFailureKind Kind, string Message);

public enum CallFailureKind
{
    /// <summary>It may pass: the network, a service that is down or busy.</summary>
    Passing,

    /// <summary>Trying again would give the same.</summary>
    Lasting,
}
