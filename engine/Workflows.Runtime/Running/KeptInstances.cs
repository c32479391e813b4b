using System.Diagnostics.CodeAnalysis;
using Workflows.Engine.State;

namespace Workflows.Runtime.Running;

/// <summary>Keeps the instances that were worked on last in memory, so that the next command need not read all their rows.</summary>
/// <remarks>What is kept may be out of date where several nodes share a database. That does no harm: a commit checks the revision, and a
/// refusal is only given from rows read for it.</remarks>
internal sealed class KeptInstances(int mostElements)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<InstanceId, LinkedListNode<StoredInstance>> _byId = [];
    private readonly LinkedList<StoredInstance> _lastUsedFirst = [];
    private long _elements;

    public bool TryGet(InstanceId id, [NotNullWhen(true)] out StoredInstance? kept)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var node))
            {
                kept = null;
                return false;
            }

            _lastUsedFirst.Remove(node);
            _lastUsedFirst.AddFirst(node);
            kept = node.Value;
            return true;
        }
    }

    public void Keep(StoredInstance instance)
    {
        lock (_lock)
        {
            Remove(instance.State.Id);
            _byId.Add(instance.State.Id, _lastUsedFirst.AddFirst(instance));
            _elements += SizeOf(instance);
            while (_elements > mostElements && _lastUsedFirst.Last is { } oldest)
            {
                Remove(oldest.Value.State.Id);
            }
        }
    }

    public void Forget(InstanceId id)
    {
        lock (_lock)
        {
            Remove(id);
        }
    }

    private void Remove(InstanceId id)
    {
        if (_byId.Remove(id, out var node))
        {
            _lastUsedFirst.Remove(node);
            _elements -= SizeOf(node.Value);
        }
    }

    private static long SizeOf(StoredInstance instance) =>
        8 + instance.State.Tokens.Count + instance.State.Scopes.Count + instance.State.Tasks.Count + instance.State.Waits.Count;
}
