using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Tests.Crashing;

/// <summary>Stands between the statements of every transaction and lets the node die at one of the places, for good: nothing that it still tries
/// gets through.</summary>
internal sealed class CrashSeam : IStatementSeam
{
    private readonly Lock _lock = new();
    private readonly List<string> _passed = [];
    private TaskCompletionSource _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _crashAt;
    private bool _watches;

    /// <summary>Where the node died, or where it would next; the places passed since watching began.</summary>
    public IReadOnlyList<string> Passed
    {
        get
        {
            lock (_lock)
            {
                return [.. _passed];
            }
        }
    }

    /// <summary>Ends when the node has died.</summary>
    public Task Crashed => _crashed.Task;

    /// <summary>From now on, dies at the place of this number, counted from 0.</summary>
    public void CrashAt(int place)
    {
        lock (_lock)
        {
            (_crashAt, _watches) = (place, true);
            _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _passed.Clear();
        }
    }

    /// <summary>Lets everything through.</summary>
    public void Rest()
    {
        lock (_lock)
        {
            (_crashAt, _watches) = (null, false);
        }
    }

    public bool Before(string name)
    {
        Pass($"before {name}");
        return true;
    }

    public void After(string name) => Pass($"after {name}");

    private void Pass(string place)
    {
        lock (_lock)
        {
            if (!_watches)
            {
                return;
            }

            if (!_crashed.Task.IsCompleted)
            {
                _passed.Add(place);
            }

            if (_passed.Count > _crashAt)
            {
                _crashed.TrySetResult();
                throw new InvalidOperationException($"Died {place}.");
            }
        }
    }
}
