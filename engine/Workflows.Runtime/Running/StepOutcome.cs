using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Runtime.Running;

/// <summary>What came of a command.</summary>
public abstract record StepOutcome
{
    /// <summary>It was carried out and is stored durably. A repeat of the same operation is answered with the same.</summary>
    /// <param name="Instance">Whose state changed.</param>
    /// <param name="Sequence">The entry's number in the journal.</param>
    /// <param name="Events">What happened.</param>
    public sealed record Accepted(InstanceId Instance, long Sequence, ImmutableArray<ProcessEvent> Events) : StepOutcome;

    /// <summary>Nothing changed.</summary>
    public sealed record Refused(Refusal Refusal) : StepOutcome;

    /// <summary>There is no such instance, or none that the one who asks may see.</summary>
    public sealed record NotFound : StepOutcome;
}
