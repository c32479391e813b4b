using Workflows.Engine.State;

namespace Workflows.Runtime.Running;

/// <summary>Lets the commands of one instance go one after the other within this process: a conflict that does not happen need not be
/// resolved. Between nodes the revision check decides.</summary>
internal sealed class Turns : IDisposable
{
    // Instances share a lane now and then; that costs a little waiting and saves keeping one for each. So many that of a hundred commands
    // at once hardly two meet: who waits is scheduled anew, which costs more than the step.
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 4096).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<Turn> TakeAsync(InstanceId instance, CancellationToken cancellationToken)
    {
        var lane = _lanes[(uint)instance.GetHashCode() % (uint)_lanes.Length];
        await lane.WaitAsync(cancellationToken);
        return new(lane);
    }

    public void Dispose()
    {
        foreach (var lane in _lanes)
        {
            lane.Dispose();
        }
    }

    /// <summary>Over when disposed.</summary>
    public readonly struct Turn(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
