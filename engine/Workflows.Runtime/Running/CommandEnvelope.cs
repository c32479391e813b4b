using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Runtime.Running;

/// <summary>A command on its way to an instance.</summary>
/// <param name="OperationId">Chosen by who sends it, new for every act and the same when the act is sent again.</param>
/// <param name="Actor">Who is signed in and gives it: an opaque id; null for the engine itself.</param>
/// <param name="Instance">To which instance.</param>
/// <param name="Command">What is asked.</param>
public sealed record CommandEnvelope(Guid OperationId, string? Actor, InstanceId Instance, Command Command)
{
    /// <summary>In whose place it is done, as the command says.</summary>
    internal string? Person => Command switch
    {
        StartInstance start => start.By,
        ClaimTask claim => claim.Person,
        ReleaseTask release => release.Person,
        CompleteTask complete => complete.Person,
        CancelInstance cancel => cancel.By,
        RetryIncident retry => retry.By,
        _ => null,
    };
}
