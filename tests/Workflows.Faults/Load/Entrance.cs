using System.Collections.Immutable;

namespace Workflows.Faults.Load;

/// <summary>The servers that may be spoken to now; whoever comes while there is none waits.</summary>
internal sealed class Entrance
{
    private readonly Lock _lock = new();
    private ImmutableArray<HttpClient> _open = [];
    private TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open(HttpClient server)
    {
        lock (_lock)
        {
            _open = _open.Add(server);
            _opened.TrySetResult();
        }
    }

    public void Close(HttpClient server)
    {
        lock (_lock)
        {
            _open = _open.Remove(server);
            if (_open.IsEmpty && _opened.Task.IsCompleted)
            {
                _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>One of the servers that are open.</summary>
    public async Task<HttpClient> EnterAsync(Random random, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task opened;
            lock (_lock)
            {
                if (!_open.IsEmpty)
                {
                    return _open[random.Next(_open.Length)];
                }

                opened = _opened.Task;
            }

            await opened.WaitAsync(cancellationToken);
        }
    }
}
