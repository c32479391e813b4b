using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Running;

/// <summary>The sealed part of a journal entry.</summary>
/// <param name="Asked">A hash of the command: tells a repeat from another act under the same operation id.</param>
/// <param name="Events">What happened.</param>
internal sealed record JournalPayload(string Asked, ImmutableArray<ProcessEvent> Events)
{
    public static string HashOf(Command command) => Convert.ToHexStringLower(SealedJson.HashOf(command));

    public static SealedPlace PlaceOf(InstanceId instance, long sequence) => SealedPlace.Of("journal.closed", instance.Value, sequence);
}
