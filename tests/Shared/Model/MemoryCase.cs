using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Tests.Shared.Model;

/// <summary>A case of the pure engine. Other cases that it calls and opens are played: an opened one is there at once.</summary>
/// <param name="graph">Its process.</param>
/// <param name="keep">What becomes of a state between two commands: it is kept as it is, or written down and read back.</param>
public sealed class MemoryCase(ProcessGraph graph, Func<StepResult.Accepted, InstanceState, InstanceState> keep) : IPlayedCase
{
    public InstanceState State { get; private set; } = InstanceState.Before(new(new("00000000-0000-0000-0000-000000000001")));

    public ValueTask<Refusal?> CarryAsync(Command command, Instant now) => new(Carry(command, now));

    public ValueTask<Refusal?> EndCalledAsync(CallWait call, CaseEnd end, Instant now)
    {
        Command told = end == CaseEnd.Completed
            ? new ReturnCase(call.Id, null, FeelContext.Empty)
            : new FailCase(call.Id, CaseErrors.Cancelled, "it was cancelled");
        return new(Carry(told, now));
    }

    public ValueTask<string?> BrokenAtTheEndAsync() => new(default(string?));

    private Refusal? Carry(Command command, Instant now)
    {
        var result = ProcessInterpreter.Step(graph, State, command, new(now, null));
        if (result is not StepResult.Accepted accepted)
        {
            return ((StepResult.Refused)result).Refusal;
        }

        State = keep(accepted, State);
        foreach (var asked in accepted.Dispatches.OfType<Dispatch.Start>().Where(s => s.Origin.Kind == CaseKind.Opened))
        {
            Carry(asked.Answer(null)!.Command, now); // where it was withdrawn meanwhile this is refused, as it should be
        }

        return null;
    }
}
