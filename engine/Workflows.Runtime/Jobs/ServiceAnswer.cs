using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;

namespace Workflows.Runtime.Jobs;

/// <summary>What came of one attempt.</summary>
public abstract record ServiceAnswer
{
    /// <param name="Status">RFC 9110 §15.</param>
    /// <param name="Body">What the JSON says; null when there is none.</param>
    /// <param name="RetryAfterSeconds">What the service asks for (RFC 9110 §10.2.3).</param>
    public sealed record Given(int Status, FeelValue Body, long? RetryAfterSeconds) : ServiceAnswer;

    public sealed record None(CallFailure Failure) : ServiceAnswer;
}
