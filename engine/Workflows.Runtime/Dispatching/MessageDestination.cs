using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Runtime.Dispatching;

/// <summary>Who would get a message.</summary>
public abstract record MessageDestination
{
    /// <summary>An instance that waits for it.</summary>
    public sealed record Waiting(InstanceId Instance) : MessageDestination;

    /// <summary>Nobody waits, and this process starts by it.</summary>
    public sealed record Starts(string Process) : MessageDestination;

    /// <summary>It would be refused.</summary>
    public sealed record Nobody(Refusal Refusal) : MessageDestination;
}
