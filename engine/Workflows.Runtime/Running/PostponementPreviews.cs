using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Postponing;
using Workflows.Engine.State;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.People;

namespace Workflows.Runtime.Running;

/// <summary>Shows what postponing a plan would do: the computation of the command, and no commit.</summary>
public sealed class PostponementPreviews(InstanceStore store, ProcessLibrary library, OrganisationStore organisations, TimeProvider time)
{
    /// <returns>Null when there is no such instance.</returns>
    public async Task<PostponementPreview?> OfAsync(InstanceId instance, PostponePlan command, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(instance, cancellationToken) is not { } stored
            || await library.FindAsync(stored.State.Header.Definition, cancellationToken) is not { } graph)
        {
            return null;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var surroundings = new StepSurroundings(now, await organisations.InForceAsync(graph, cancellationToken));
        var (refusal, preview) = ProcessInterpreter.Preview(graph, stored.State, command, surroundings);
        return new(stored.State.Header.Definition, refusal, preview);
    }
}

/// <param name="Definition">The content hash of the definition that the instance is pinned to.</param>
/// <param name="Refusal">Why it would be refused; null when it would not.</param>
/// <param name="Preview">What would become of every open date; null when it would be refused.</param>
public sealed record PostponementPreview(string Definition, Refusal? Refusal, Postponement? Preview);
