using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Tests.Shared.Model;

/// <summary>A case of the engine, wherever its state is kept.</summary>
public interface IPlayedCase
{
    /// <summary>As it is now, read back from where it is kept.</summary>
    InstanceState State { get; }

    /// <summary>Carries out a command at a time, and all that other cases then tell of themselves.</summary>
    /// <returns>Why it was refused, or null.</returns>
    ValueTask<Refusal?> CarryAsync(Command command, Instant now);

    /// <summary>Lets a called case come to its end, or to nothing.</summary>
    ValueTask<Refusal?> EndCalledAsync(CallWait call, CaseEnd end, Instant now);

    /// <summary>What is not as it should be when nothing more happens; null: all is.</summary>
    ValueTask<string?> BrokenAtTheEndAsync();
}

public enum CaseEnd
{
    Completed,
    Cancelled,
}
